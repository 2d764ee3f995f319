package egoist.sim.cli;

import egoist.sim.scenario.Scenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** {@code manifest.json}: all that is needed to run the same again, and how far this run came. */
final class Manifest {
    static final String FILE = "manifest.json";

    private final Path directory;
    private final Scenario scenario;
    private final List<String> overrides;
    private final Set<String> notes = new LinkedHashSet<>();

    Manifest(Path directory, Scenario scenario, List<String> overrides) {
        this.directory = directory;
        this.scenario = scenario;
        this.overrides = overrides;
    }

    /** Keeps sentences a reader of the results should know. */
    void note(Collection<String> sentences) {
        notes.addAll(sentences);
    }

    /** The sentences kept, each once. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** Writes the manifest as it stands. */
    void write(String status, int cells, double seconds) throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", 1);
        document.put("egoist", Version.version());
        document.put("commit", Version.commit());
        document.put("name", scenario.name());
        document.put("description", scenario.description());
        document.put("scenario", scenario.text());
        document.put("set", overrides);
        document.put("scenario_sha256", sha256(scenario.text() + "\n" + String.join("\n", overrides)));
        document.put("seed", scenario.seed());
        document.put("seeds", scenario.replications());
        document.put("java", Runtime.version().toString());
        document.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        document.put("status", status);
        document.put("cells", cells);
        document.put("wall_seconds", Math.round(seconds * 100) / 100.0);
        document.put("notes", notes);
        String json = new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
        Files.writeString(directory.resolve(FILE), json, StandardCharsets.UTF_8);
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
