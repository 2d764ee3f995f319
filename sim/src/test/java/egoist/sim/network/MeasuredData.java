package egoist.sim.network;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The measured matrices beside the project ({@code ../shared/data} from its root), or in the folder the system property
 * {@code egoist.data} names. Tests that need them are skipped where the folder is missing.
 */
final class MeasuredData {
    private static final Path FOLDER = Path.of(System.getProperty("egoist.data", "../../shared/data"));

    private MeasuredData() {}

    static String file(String name) {
        assumeTrue(Files.isDirectory(FOLDER), "no measured data at " + FOLDER.toAbsolutePath());
        return FOLDER.resolve(name).toString();
    }
}
