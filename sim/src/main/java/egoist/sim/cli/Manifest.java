package egoist.sim.cli;

import egoist.sim.report.results.ResultFolder;
import egoist.sim.scenario.Scenario;
import egoist.sim.scenario.Sweep;
import egoist.sim.store.CellKeys;
import egoist.sim.store.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code manifest.json}: all that is needed to run the same again, and how far this run came. */
final class Manifest {
    static final String FILE = "manifest.json";

    private final Path directory;
    private final RunSpec spec;
    private final Sweep sweep;
    private final CellKeys keys;
    private final Set<String> notes = new LinkedHashSet<>();
    private String engine = "";

    Manifest(Path directory, RunSpec spec, Sweep sweep, CellKeys keys) {
        this.directory = directory;
        this.spec = spec;
        this.sweep = sweep;
        this.keys = keys;
    }

    /** Keeps sentences a reader of the results should know. */
    void note(Collection<String> sentences) {
        notes.addAll(sentences);
    }

    /** Tells where the cells are run. */
    void engine(String place) {
        engine = place;
    }

    /** The sentences kept, each once. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** Writes the manifest as it stands, whole or not at all. */
    void write(String status, int cells, double seconds) throws IOException {
        Scenario scenario = sweep.base();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", 1);
        document.put("egoist", Version.version());
        document.put("commit", Version.commit());
        document.put("build", keys.build());
        document.put("name", scenario.name());
        document.put("description", scenario.description());
        document.put("scenario", spec.text());
        document.put("scenario_file", spec.file().toAbsolutePath().normalize().toString());
        document.put("set", spec.overrides());
        document.put("directory", spec.directory().toString());
        document.put("scenario_sha256", Hash.of(spec.text() + "\n" + String.join("\n", spec.overrides())));
        document.put("data_sha256", keys.data());
        document.put("axes", sweep.axes());
        document.put("only", spec.only());
        document.put("shard", spec.shard() == null ? "" : spec.shard().toString());
        document.put("until_ci", spec.untilCi());
        document.put("max_seeds", spec.mostSeeds());
        document.put("seed", scenario.seed());
        document.put("seeds", scenario.replications());
        document.put("java", Runtime.version().toString());
        document.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        document.put("processor", processor());
        document.put("processors", Runtime.getRuntime().availableProcessors());
        document.put("engine", engine);
        document.put("status", status);
        document.put("cells", cells);
        document.put("wall_seconds", Math.round(seconds * 100) / 100.0);
        document.put("notes", notes);
        String json = new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
        Path half = directory.resolve(FILE + ".tmp");
        Files.writeString(half, json, StandardCharsets.UTF_8);
        Files.move(half, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** What the operating system calls the processor; empty where it does not tell. */
    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"), StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException | UncheckedIOException e) {
            return "";
        }
    }

    /**
     * What the run in a folder was asked to do.
     *
     * @throws UserError if its manifest does not tell
     */
    static RunSpec spec(Path directory) {
        JsonNode manifest = new ResultFolder(directory).manifest();
        String text = manifest.path("scenario").asString("");
        if (text.isEmpty()) {
            throw new UserError(directory + " has no " + FILE + " that tells what was run");
        }
        List<String> overrides = new ArrayList<>();
        manifest.path("set").forEach(override -> overrides.add(override.asString("")));
        String shard = manifest.path("shard").asString("");
        return new RunSpec(
                Path.of(manifest.path("scenario_file").asString("scenario.yaml")),
                text,
                overrides,
                Path.of(manifest.path("directory").asString(".")).toAbsolutePath(),
                manifest.path("only").asString(""),
                shard.isEmpty() ? null : Shard.parse(shard),
                manifest.path("until_ci").asDouble(0),
                manifest.path("max_seeds").asInt(0));
    }
}
