package egoist.sim.paper;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Measured matrices beside the project; tests that need one are skipped, and counted as skipped, where the folder is missing. */
final class MeasuredData {
    private static final Path FOLDER = Path.of("../../shared/data");

    private MeasuredData() {}

    static String file(String name) {
        Path file = FOLDER.resolve(name).toAbsolutePath().normalize();
        assumeTrue(Files.exists(file), "no measured data at " + file);
        return file.toString();
    }
}
