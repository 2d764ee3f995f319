package egoist.sim.store;

import egoist.protocol.Peer;
import egoist.sim.experiment.Experiment;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.math3.distribution.TDistribution;
import org.jgrapht.Graph;

/** Which build of the program this is: a hash of the code that results depend on, the same in a jar and out of it. */
public final class Build {
    private static final Pattern COUNTS = Pattern.compile(
            "(egoist/(protocol|sim)/(?!cli/|spark/|report/[a-z]+/)|org/jgrapht/|org/apache/commons/math3/).*\\.class");

    private Build() {}

    /** The hash, in hexadecimal digits. */
    public static String fingerprint() throws IOException {
        Map<String, Long> checksums = new TreeMap<>();
        for (Class<?> part : List.of(Experiment.class, Peer.class, Graph.class, TDistribution.class)) {
            CodeSource source = part.getProtectionDomain().getCodeSource();
            if (source != null) {
                try {
                    collect(Path.of(source.getLocation().toURI()), checksums);
                } catch (URISyntaxException e) {
                    throw new IOException("the program is at no readable place: " + source.getLocation(), e);
                }
            }
        }
        return Hash.of(checksums.toString());
    }

    private static void collect(Path place, Map<String, Long> checksums) throws IOException {
        if (Files.isDirectory(place)) {
            try (Stream<Path> files = Files.walk(place)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String name = place.relativize(file).toString().replace('\\', '/');
                    if (COUNTS.matcher(name).matches()) {
                        CRC32 checksum = new CRC32();
                        checksum.update(Files.readAllBytes(file));
                        checksums.put(name, checksum.getValue());
                    }
                }
            }
            return;
        }
        try (ZipFile jar = new ZipFile(place.toFile())) {
            for (ZipEntry entry : jar.stream().toList()) {
                if (COUNTS.matcher(entry.getName()).matches()) {
                    checksums.put(entry.getName(), entry.getCrc());
                }
            }
        }
    }
}
