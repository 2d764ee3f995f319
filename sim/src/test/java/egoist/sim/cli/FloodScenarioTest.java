package egoist.sim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped flood workload delivers the published counts of messages, and tells how fast. */
class FloodScenarioTest {
    private static final String SCENARIO = "../scenarios/flood-workload.yaml";

    @TempDir
    private Path folder;

    @Test
    void asShippedItDeliversThePublishedCount() throws IOException {
        Run run = flood();
        assertEquals("29634643", delivered());
        assertTrue(run.out().contains("| 29634643 |"), run.out());
        assertTrue(run.err().matches("(?s).*\\d+ messages delivered in \\d+\\.\\d CPU s .* messages/s\n.*"), run.err());
    }

    @ParameterizedTest
    @CsvSource({"100, 2460s, 5940437", "300, 180s, 2676836"})
    void otherSizesDeliverTheirs(int peers, String duration, String messages) throws IOException {
        flood("peers=" + peers, "duration=" + duration);
        assertEquals(messages, delivered());
    }

    /** When floods begin makes no difference, the seed does. */
    @Test
    void onlyTheSeedMakesAnotherWorkload() throws IOException {
        flood("peers=100", "warmup=10s", "sample=10s", "duration=130s");
        String early = delivered();
        flood("peers=100");
        assertEquals(early, delivered());
        flood("peers=100", "seed=43");
        assertTrue(!early.equals(delivered()), early);
    }

    @Test
    void whatItHasNoUseForIsNoted() {
        Run run = flood("peers=100", "network.loss=0.1", "protocol.ping=5s");
        assertTrue(run.err().contains("the flood workload does not use network.loss"), run.err());
        assertTrue(run.err().contains("protocol.ping"), run.err());
    }

    private Run flood(String... settings) {
        List<String> arguments = new ArrayList<>(List.of("run", SCENARIO, "--force", "--out", folder.toString()));
        for (String setting : settings) {
            arguments.addAll(List.of("--set", setting));
        }
        return Run.egoist(arguments.toArray(String[]::new)).expect(ExitCodes.OK);
    }

    private String delivered() throws IOException {
        return Files.readAllLines(folder.resolve("measures.csv")).stream()
                .filter(line -> line.contains(",delivered-messages,"))
                .map(line -> line.substring(line.lastIndexOf(',') + 1))
                .findFirst()
                .orElseThrow();
    }
}
