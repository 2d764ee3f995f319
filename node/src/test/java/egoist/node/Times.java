package egoist.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long things took a live overlay, against what they may take; printed as they come and kept in a CSV. */
final class Times {
    /** By how much bounds are stretched on a machine that has other things to do; {@code -Degoist.patience}. */
    static final int PATIENCE = Integer.getInteger("egoist.patience", 1);

    private final String setting;
    private final Path file;
    private final List<String> rows = new ArrayList<>(List.of("setting,what,seconds,bound_seconds"));

    Times(String setting, Path file) {
        this.setting = setting;
        this.file = file;
    }

    /** Notes one; the wait itself has failed where the bound was missed. */
    void note(String what, long millis, int boundSeconds) throws IOException {
        rows.add(String.format(Locale.ROOT, "%s,%s,%.2f,%d", setting, what, millis / 1000.0, boundSeconds));
        System.out.println(rows.get(rows.size() - 1));
        Files.createDirectories(Path.of("target"));
        Files.write(file, rows);
    }
}
