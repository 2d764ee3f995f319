package egoist.sim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.config.Checked;
import egoist.config.Problem;
import egoist.config.Selection;
import egoist.config.Setting;
import egoist.protocol.parameter.Registry;
import egoist.protocol.policy.FullMesh;
import egoist.protocol.policy.WiringPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioReaderTest {
    private static final String SMALL = """
            peers: 20
            k: 2
            policies: [k-random]
            """;

    @TempDir
    private Path directory;

    private Checked<Scenario> read(String text, String... overrides) throws IOException {
        return new ScenarioReader().read(Files.writeString(directory.resolve("small.yaml"), text), List.of(overrides));
    }

    private List<String> codes(String text, String... overrides) throws IOException {
        return read(text, overrides).problems().stream()
                .map(problem -> problem.code().id())
                .toList();
    }

    @Test
    void theSmallestScenarioIsCompletedByDefaults() throws IOException {
        Scenario scenario = read(SMALL).orThrow();
        assertEquals("small", scenario.name());
        assertEquals(Scenario.Mode.GAME, scenario.mode());
        assertEquals(List.of(20), scenario.grid().peers());
        assertEquals(
                List.of(new Selection("delay", "delay", Map.of())),
                scenario.grid().metrics());
        assertEquals(10, scenario.replications());
        assertEquals("uniform", scenario.preference().name());
        assertEquals(3_600_000_000L, scenario.span().durationMicros());
        assertEquals(35_000_000L, scenario.protocol().micros("ping"));
        assertEquals("none", scenario.churn().name());
        assertEquals(SMALL, scenario.text());
    }

    @Test
    void readsGridsPoliciesAndModels() throws IOException {
        Scenario scenario = read("""
                        name: grid
                        mode: protocol
                        peers: 20..60 step 20
                        k: [2, 5]
                        metric: [delay, load]
                        policies:
                          - best-response
                          - {policy: epsilon-best-response, epsilon: 0.1, as: "BR(0.1)"}
                        network: {latency: {model: euclidean, side: 5ms}, loss: 0.01}
                        churn: {model: pareto, session: 10m}
                        """, "seeds=3", "policies[1].epsilon=0.2", "churn.absence=1m")
                .orThrow();
        assertEquals(List.of(20, 40, 60), scenario.grid().peers());
        assertEquals(List.of(2, 5), scenario.grid().degrees());
        assertEquals(
                new Selection("epsilon-best-response", "BR(0.1)", Map.of("epsilon", 0.2)),
                scenario.policies().get(1));
        assertEquals(3, scenario.replications());
        assertEquals(0.01, scenario.world().network().lossProbability());
        assertEquals(Map.of("session", "10m", "absence", "1m"), scenario.churn().values());
        assertEquals(
                List.of("seeds", "policies[1].epsilon", "churn.absence"),
                scenario.settings().stream()
                        .filter(setting -> setting.origin().text().equals("--set"))
                        .map(Setting::path)
                        .toList());
    }

    @Test
    void everyShippedScenarioIsSound() throws IOException {
        List<Path> files;
        try (Stream<Path> listing = Files.list(Path.of("../scenarios"))) {
            files = listing.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
        assertTrue(files.size() >= 4, files.toString());
        Path matrix = Files.writeString(
                directory.resolve("matrix.csv"),
                IntStream.range(0, 60)
                        .mapToObj(row -> IntStream.range(0, 60)
                                .mapToObj(column -> row == column ? "0" : "10")
                                .collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\n")));
        for (Path file : files) {
            boolean needsFile = new ScenarioReader()
                    .read(file, List.of()).problems().stream()
                            .anyMatch(problem -> problem.message().contains("needs a file"));
            List<String> overrides = needsFile ? List.of("network.latency.file=" + matrix) : List.of();
            assertEquals(List.of(), new ScenarioReader().read(file, overrides).problems(), file.toString());
        }
    }

    @Test
    void fullMeshMayHaveAnyDegree() throws IOException {
        assertEquals(List.of(), codes(SMALL, "policies=full-mesh", "k=25"));
        assertEquals(List.of("E101"), codes(SMALL, "policies=[full-mesh, k-random]", "k=25"));
    }

    @Test
    void timesMatterOnlyWhereTimePasses() throws IOException {
        assertEquals(List.of(), codes(SMALL, "duration=5m"));
        assertEquals(List.of("E104"), codes(SMALL, "duration=5m", "mode=protocol"));
        assertEquals(List.of("E104"), codes(SMALL, "sample=51m", "mode=protocol"));
    }

    @Test
    void settingsOfTheOtherModeAreTold() throws IOException {
        assertEquals(List.of(), unused("k=2"));
        assertEquals(List.of(), unused("duration=1h"));
        assertEquals(
                List.of("mode game does not use protocol.ping (--set), duration (--set)"),
                unused("protocol.ping=5s", "duration=2h"));
        assertEquals(List.of(), unused("protocol.ping=5s", "duration=2h", "mode=protocol"));
        assertEquals(
                List.of("mode protocol does not use game.epochs (--set)"), unused("game.epochs=5", "mode=protocol"));
    }

    private List<String> unused(String... overrides) throws IOException {
        Path file = Files.writeString(directory.resolve("x.yaml"), SMALL);
        return Unused.notes(new ScenarioReader().read(file, List.of(overrides)).orThrow());
    }

    @Test
    void theOptimumIsRefusedWhereItIsOutOfReach() throws IOException {
        assertEquals(List.of(), codes(SMALL, "policies=[best-response, optimal]", "peers=12", "k=3"));
        assertEquals(List.of("E120"), codes(SMALL, "policies=[best-response, optimal]", "peers=[12, 60]", "k=[2, 10]"));
    }

    @Test
    void aNewPolicyIsKnownEverywhereAtOnce() throws IOException {
        ScenarioRegistries standard = ScenarioRegistries.standard();
        Registry<WiringPolicy> policies =
                new Registry<WiringPolicy>("policy").add("brand-new", "a policy", List.of(), p -> new FullMesh());
        ScenarioReader reader = new ScenarioReader(new ScenarioRegistries(
                policies,
                standard.metrics(),
                standard.preferences(),
                standard.latencies(),
                standard.jitters(),
                standard.loads(),
                standard.bandwidths(),
                standard.churns(),
                standard.faults(),
                standard.applications()));
        Path file = Files.writeString(directory.resolve("x.yaml"), SMALL);
        assertEquals(
                "brand-new",
                reader.read(file, List.of("policies=brand-new"))
                        .orThrow()
                        .policies()
                        .get(0)
                        .name());
        Problem problem =
                reader.read(file, List.of("policies=brandnew")).problems().get(0);
        assertEquals(List.of("did you mean 'brand-new'?", "allowed: brand-new"), problem.help());
    }
}
