package egoist.sim.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.sim.random.SeedStreams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rows peers sit on, what happens to pairs nobody measured, and series of snapshots. */
class MatrixLatencyTest {
    @TempDir
    Path folder;

    private String write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    /** Round trips of 10 a + b, so that every delay tells its rows. */
    private String telling(int size) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                text.append(b == 0 ? "" : ",").append(a == b ? 0 : 10 * a + b);
            }
            text.append('\n');
        }
        return write("telling.csv", text.toString());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void peersSitOnDifferentRowsAndHaveTheirDelays(long seed) throws IOException {
        World world = Worlds.world("matrix", Map.of("file", telling(9)), 6, seed);
        int[] rows = world.rows();
        assertEquals(6, Arrays.stream(rows).distinct().count());
        for (int a = 0; a < 6; a++) {
            for (int b = 0; b < 6; b++) {
                assertEquals(a == b ? -1 : 500 * (10 * rows[a] + rows[b]), world.delayMicros(a, b, 0), "seed " + seed);
            }
        }
    }

    @Test
    void everyRowIsDrawnAboutEquallyOften() throws IOException {
        Network network = Worlds.network("matrix", Map.of("file", telling(9)));
        int[] drawn = new int[9];
        for (long seed = 0; seed < 900; seed++) {
            for (int row : network.world(3, new SeedStreams(seed)).rows()) {
                drawn[row]++;
            }
        }
        for (int count : drawn) {
            assertEquals(300, count, 60, Arrays.toString(drawn));
        }
    }

    @Test
    void firstRowsComeInOrder() throws IOException {
        World world = Worlds.world("matrix", Map.of("file", telling(9), "choose", "first"), 4, 1);
        assertArrayEquals(new int[] {0, 1, 2, 3}, world.rows());
    }

    @Test
    void virtualPeersShareRowsEvenlyAndAddAccessDelays() throws IOException {
        World world = Worlds.world("matrix", Map.of("file", telling(5), "choose", "virtual"), 23, 1);
        int[] rows = world.rows();
        for (int row = 0; row < 5; row++) {
            int at = row;
            long peers = Arrays.stream(rows).filter(r -> r == at).count();
            assertTrue(peers == 4 || peers == 5, Arrays.toString(rows));
        }
        for (int a = 0; a < 23; a++) {
            for (int b = 0; b < 23; b++) {
                int core = rows[a] == rows[b] ? 0 : 500 * (10 * rows[a] + rows[b]);
                assertTrue(a == b || world.delayMicros(a, b, 0) > core);
            }
        }
    }

    @Test
    void badlyMeasuredRowsAreLeftOut() throws IOException {
        String file = write("gaps.csv", "0,1,2,nan\n1,0,3,nan\n2,3,0,nan\n4,4,4,0\n");
        Network network = Worlds.network("matrix", Map.of("file", file));
        assertEquals(3, network.latency().maxPeers());
        World world = network.world(3, new SeedStreams(1));
        assertEquals(
                List.of(
                        "gaps.csv: 25.00 % of ordered pairs have no measurement; peers are drawn among the 3 of 4 rows that"
                                + " are measured well enough; among the peers chosen 0 of 6 are missing, and such links cannot be"
                                + " chosen"),
                world.notes());
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> network.world(4, new SeedStreams(1)));
        assertEquals(
                file
                        + ": 4 peers do not fit the 3 of 4 rows that are measured with 0.9 of each other; lower 'coverage'; ask"
                        + " for at most 3, or use latency model 'matrix' with choose: virtual",
                refusal.getMessage());
    }

    @Test
    void linksNobodyMeasuredCannotBeChosenUnderAnyMetric() throws IOException {
        String file = write("gaps.csv", "0,1,2,nan\n1,0,3,nan\n2,3,0,nan\n4,4,4,0\n");
        World world = Worlds.world("matrix", Map.of("file", file, "choose", "first"), 4, 1);
        assertEquals(-1, world.delayMicros(0, 3, 0));
        assertEquals(-1, world.oneWayMicros(0, 3, 77));
        assertEquals(2000, world.delayMicros(3, 0, 0));
        assertEquals(-1, world.loads().cost(0, 3, 0));
        assertEquals(-1, world.bandwidths().cost(0, 3, 0));
        assertEquals(world.loadThousandths(3, 0), world.loads().cost(3, 0, 0));
        assertEquals(
                List.of(
                        "gaps.csv: 25.00 % of ordered pairs have no measurement; among the peers chosen 3 of 12 are missing,"
                                + " and such links cannot be chosen"),
                world.notes());
    }

    @Test
    void zeroCoverageKeepsAllRows() throws IOException {
        String file = write("gaps.csv", "0,1,2,nan\n1,0,3,nan\n2,3,0,nan\n4,4,4,0\n");
        assertEquals(
                4,
                Worlds.network("matrix", Map.of("file", file, "coverage", 0))
                        .latency()
                        .maxPeers());
        assertEquals(
                3,
                Worlds.network("matrix", Map.of("file", file, "coverage", 1))
                        .latency()
                        .maxPeers());
    }

    @Test
    void ofHostsTooCloseToEachOtherOnlyTheFirstIsUsed() throws IOException {
        String file = write("near.csv", "0,9,1,9,9\n9,0,9,9,9\n9,9,0,9,1\n9,1,9,0,9\n9,9,9,9,0\n");
        Network all = Worlds.network("matrix", Map.of("file", file, "kind", "one-way"));
        Network apart = Worlds.network("matrix", Map.of("file", file, "kind", "one-way", "apart", "2ms"));
        assertEquals(5, all.latency().maxPeers());
        assertEquals(3, apart.latency().maxPeers(), "the third is near the first, the fourth near the second");
        for (long seed = 0; seed < 20; seed++) {
            int[] rows = apart.world(3, new SeedStreams(seed)).rows();
            Arrays.sort(rows);
            assertEquals("[0, 1, 4]", Arrays.toString(rows), "seed " + seed);
        }
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> apart.world(4, new SeedStreams(1)));
        assertTrue(String.valueOf(refusal.getMessage()).contains("lower 'coverage' or 'apart'"), refusal.getMessage());
    }

    @Test
    void missingSnapshotsAreReported() throws IOException {
        String first = write("s-8.csv", "0,1\n1,0\n");
        write("s-9.csv", "0,2\n2,0\n");
        write("s-11.csv", "0,4\n4,0\n");
        Map<String, Object> all = Map.of("file", first, "last", 12, "period", "10s", "choose", "first");
        World world = Worlds.world("snapshots", all, 2, 1);
        assertEquals(
                List.of(
                        "snapshot s-10.csv is missing; the one before follows on the one after",
                        "snapshot s-12.csv is missing; the one before follows on the one after"),
                world.notes());
        assertEquals(2000, world.delayMicros(0, 1, 20_000_000));
        World untilGap = Worlds.world("snapshots", Map.of("file", first, "period", "10s", "choose", "first"), 2, 1);
        assertEquals(List.of(), untilGap.notes());
        assertEquals(500, untilGap.delayMicros(0, 1, 20_000_000));
    }

    @Test
    void stackedSnapshotsFollowEachOther() throws IOException {
        String file = write("stack.csv", "0,1\n1,0\n0,2\n2,0\n0,3\n3,0\n");
        World world = Worlds.world("snapshots", Map.of("file", file, "period", "10s"), 2, 1);
        assertEquals(500, world.delayMicros(0, 1, 9_999_999));
        assertEquals(1000, world.delayMicros(0, 1, 10_000_000));
        assertEquals(1500, world.delayMicros(0, 1, 29_999_999));
        assertEquals(500, world.delayMicros(0, 1, 30_000_000));
    }

    @Test
    void badSeriesAreRefused() throws IOException {
        String first = write("s-1.csv", "0,1\n1,0\n");
        write("s-2.csv", "0,2,1\n2,0,1\n1,1,0\n");
        var entry = LatencyModels.registry().get("snapshots");
        String said = assertThrows(NetworkDataException.class, () -> entry.create(Map.of("file", first)))
                .getMessage();
        assertTrue(
                said.endsWith("s-2.csv: has 3 rows, " + first + " has 2; snapshots must be of the same nodes"), said);
        assertThrows(NetworkDataException.class, () -> entry.create(Map.of("file", write("s-3.csv", "x"), "last", 1)));
        String plain = write("plain.csv", "0,1\n1,0\n");
        String none = assertThrows(NetworkDataException.class, () -> entry.create(Map.of("file", plain, "last", 4)))
                .getMessage();
        assertEquals(plain + ": has no number in its name to count up to 'last: 4'", none);
    }

    @Test
    void coordinatesAreCheckedLikeMatrices() throws IOException {
        var entry = LatencyModels.registry().get("coordinates");
        for (String content :
                List.of("1,2\n3,4\n", "x,y\n1\n", "x,y\n1,2\n", "x,y\n1,2,3\n", "x,y\n1,nan\n1,2\n", "x\n", "")) {
            String file = write("c.csv", content);
            assertThrows(NetworkDataException.class, () -> entry.create(Map.of("file", file)), content);
        }
        World world = Worlds.world(
                "coordinates", Map.of("file", write("c.csv", "x_ms,y_ms\n-3,0\n0,-4\n"), "choose", "first"), 2, 1);
        assertEquals(2500, world.delayMicros(0, 1, 0));
    }

    @Test
    void labelsBesideAMatrixNameItsRows() throws IOException {
        String file = write("net-2-avg.csv", "0,1\n1,0\n");
        write("net-2.nodes.csv", "index,site,lat,lon\n1,\"Here, there\",10.5,-20\n0,London,,\n");
        World world = Worlds.world("matrix", Map.of("file", file, "choose", "first"), 2, 1);
        assertEquals(new Place("Here, there", 10.5, -20), world.place(1));
        assertEquals("London", world.place(0).name());
        write("net-2.nodes.csv", "index,site\n7,x\n");
        var entry = LatencyModels.registry().get("matrix");
        String said = assertThrows(NetworkDataException.class, () -> entry.create(Map.of("file", file)))
                .getMessage();
        assertTrue(said.endsWith("net-2.nodes.csv:2:1: column 'index' must be a row number 0 to 1, not '7'"), said);
    }
}
