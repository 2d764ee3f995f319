package egoist.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;

/**
 * The class path of tests as the package has it: of jars only, with the archive of classes that {@code packaging/archive} makes
 * of it.
 *
 * @param options of Java, the archive among them
 * @param classPath the jars
 */
record QuickStart(List<String> options, String classPath) {
    private static final int MINUTES = 3;

    /** @param options of Java that the archive and those who use it share */
    static QuickStart make(Path directory, String java, List<String> options) throws Exception {
        String classPath = jars(directory);
        Path archive = directory.resolve("classes.jsa");
        Path log = directory.resolve("archive.log");
        List<String> command = new ArrayList<>(
                List.of(Path.of("packaging", "archive").toAbsolutePath().toString(), archive.toString(), java));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, NodeCli.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            process.waitFor(MINUTES, TimeUnit.MINUTES);
        } finally {
            process.destroy();
        }
        assertEquals(0, process.exitValue(), () -> text(log));
        List<String> quick = new ArrayList<>(options);
        quick.add("-XX:SharedArchiveFile=" + archive);
        return new QuickStart(quick, classPath);
    }

    /** The class path of tests, with a jar in place of each folder: classes of folders cannot be archived. */
    private static String jars(Path directory) {
        List<String> jars = new ArrayList<>();
        for (String entry : ClassPath.text().split(File.pathSeparator)) {
            if (Files.isDirectory(Path.of(entry))) {
                Path jar = directory.resolve("classes" + jars.size() + ".jar");
                int code = ToolProvider.findFirst("jar")
                        .orElseThrow()
                        .run(System.out, System.err, "--create", "--file=" + jar, "-C", entry, ".");
                assertEquals(0, code, entry);
                jars.add(jar.toString());
            } else if (Files.exists(Path.of(entry))) {
                jars.add(entry);
            }
        }
        return String.join(File.pathSeparator, jars);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
