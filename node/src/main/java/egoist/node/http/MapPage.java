package egoist.node.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The files of the live map; they ask for nothing beyond this server. */
final class MapPage {
    private static final Map<String, String> TYPES =
            Map.of("html", "text/html", "js", "text/javascript", "css", "text/css");

    private MapPage() {}

    static Reply reply(String file) {
        try (InputStream in = MapPage.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("not in the jar: " + file);
            }
            String extension = file.substring(file.lastIndexOf('.') + 1);
            return new Reply(200, TYPES.get(extension) + "; charset=utf-8", in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
