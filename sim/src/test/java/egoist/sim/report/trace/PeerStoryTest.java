package egoist.sim.report.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.sim.report.SampleRun;
import egoist.sim.report.results.ResultFolder;
import egoist.sim.report.results.ResultRows.RewiringRow;
import egoist.sim.report.results.Treatment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerStoryTest {
    private static final Treatment BEST_RESPONSE = new Treatment("best-response", 2, 14, "delay");

    @TempDir
    static Path directory;

    private static ResultFolder folder;

    @BeforeAll
    static void write() throws IOException {
        folder = ResultFolder.open(
                new SampleRun().sizes(14).degrees(2).seeds(2).epochs(6).write(directory));
    }

    private static List<RewiringRow> rows(int peer) {
        return folder.rewirings().stream()
                .filter(row -> row.treatment().equals(BEST_RESPONSE) && row.peer() == peer)
                .toList();
    }

    @Test
    void everyChangeIsToldOnce() {
        for (int peer = 0; peer < 14; peer++) {
            List<String> story = PeerStory.of(folder, BEST_RESPONSE, peer, 0, Double.POSITIVE_INFINITY);
            assertEquals(rows(peer).size() + 1, story.size(), "peer " + peer);
        }
    }

    @Test
    void aChoiceIsToldWithItsReasons() {
        int peer = folder.rewirings().stream()
                .filter(row -> row.treatment().equals(BEST_RESPONSE)
                        && row.cause().equals("choice")
                        && row.unreachableBefore() == 0
                        && row.costAfter() < row.costBefore())
                .findFirst()
                .orElseThrow()
                .peer();
        String story = String.join("\n", PeerStory.of(folder, BEST_RESPONSE, peer, 1, Double.POSITIVE_INFINITY));
        for (String words : List.of(
                "Its turn came, it saw everybody's links, and best-response chose.",
                "dropped ",
                "linked to ",
                " % better",
                "Of its links ",
                " of 13 peers.",
                "Most changed: to ",
                " by way of ")) {
            assertTrue(story.contains(words), words + " in " + story);
        }
    }

    @Test
    void timesBoundTheStory() {
        List<String> start = PeerStory.of(folder, BEST_RESPONSE, 3, 0, 0);
        assertEquals(2, start.size());
        assertTrue(start.get(0).startsWith("At the start: peer 3 ("), start.get(0));
        List<String> late = PeerStory.of(folder, BEST_RESPONSE, 3, 1e6, 2e6);
        assertTrue(late.get(0).contains("changed nothing from 277 h 46 min 40 s"), late.get(0));
    }

    @Test
    void peersThatAreNotThereAreRefused() {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> PeerStory.of(folder, BEST_RESPONSE, 14, 0, 1));
        assertEquals("there is no peer 14; the peers are 0 to 13", refusal.getMessage());
    }
}
