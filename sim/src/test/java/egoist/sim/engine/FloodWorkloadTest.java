package egoist.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FloodWorkloadTest {
    private static final long SECOND = 1_000_000;

    @Test
    void theGeneratorGivesTheFirstValuesItShould() {
        FloodWorkload hundred = new FloodWorkload(100, false);
        assertEquals(18_451_000, hundred.phaseMicros(0));
        assertEquals(6_215_000, hundred.phaseMicros(1));
        int[] neighbours = {53, 35, 97, 63, 24};
        int[] millis = {172, 166, 183, 148, 134};
        for (int i = 0; i < FloodWorkload.DEGREE; i++) {
            assertEquals(neighbours[i], hundred.neighbour(0, i));
            assertEquals(1000 * millis[i], hundred.latencyMicros(0, i));
        }
        assertEquals(953, new FloodWorkload(1000, false).neighbour(0, 0));
    }

    /** The published counts, computed without any simulator: from shortest paths. */
    @ParameterizedTest
    @CsvSource({
        "100, 120, false, 296874",
        "300, 120, false, 2676911",
        "300, 120, true, 2676836",
        "1000, 3, false, 551051",
        "100, 2400, true, 5940437"
    })
    void shortestPathsGiveThePublishedCounts(int peers, int seconds, boolean fine, long delivered) {
        assertEquals(delivered, delivered(new FloodWorkload(peers, fine), seconds * SECOND));
    }

    /** The same counts from the real peers, every message simulated. */
    @ParameterizedTest
    @CsvSource({
        "100, 120, false, 296874",
        "300, 120, false, 2676911",
        "300, 120, true, 2676836",
        "1000, 3, false, 551051"
    })
    void realPeersDeliverThePublishedCounts(int peers, int seconds, boolean fine, long delivered) {
        try (Simulator simulator = new FloodWorkload(peers, fine).simulator()) {
            long before = simulator.messages();
            simulator.run(FloodWorkload.START_MICROS + seconds * SECOND);
            assertEquals(delivered, simulator.messages() - before);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void realPeersDeliverWhatShortestPathsGiveForOtherLinksAndStarts(long state) {
        FloodWorkload workload = new FloodWorkload(60, 3, state, 7 * SECOND, true);
        try (Simulator simulator = workload.simulator()) {
            long before = simulator.messages();
            simulator.run(workload.startMicros() + 90 * SECOND);
            assertEquals(delivered(workload, 90 * SECOND), simulator.messages() - before, "state " + state);
        }
    }

    @Test
    void refusesMoreLinksThanOthersAndAStartBeforeLinksAreOpen() {
        assertThrows(IllegalArgumentException.class, () -> new FloodWorkload(5, true));
        assertThrows(IllegalArgumentException.class, () -> new FloodWorkload(60, 3, 1, SECOND - 1, true));
    }

    /** Messages delivered before {@code untilMicros}: a peer at distance d sends k copies at phase + period * m + d. */
    static long delivered(FloodWorkload workload, long untilMicros) {
        long count = 0;
        for (int origin = 0; origin < workload.peers(); origin++) {
            long[] distance = distances(workload, origin);
            for (int peer = 0; peer < workload.peers(); peer++) {
                for (int link = 0; link < workload.degree(); link++) {
                    long first = workload.phaseMicros(origin) + distance[peer] + workload.latencyMicros(peer, link);
                    if (distance[peer] != Long.MAX_VALUE && first < untilMicros) {
                        count += (untilMicros - 1 - first) / FloodWorkload.PERIOD_MICROS + 1;
                    }
                }
            }
        }
        return count;
    }

    private static long[] distances(FloodWorkload workload, int origin) {
        long[] distance = new long[workload.peers()];
        Arrays.fill(distance, Long.MAX_VALUE);
        distance[origin] = 0;
        PriorityQueue<long[]> queue = new PriorityQueue<>((a, b) -> Long.compare(a[0], b[0]));
        queue.add(new long[] {0, origin});
        while (!queue.isEmpty()) {
            long[] next = queue.remove();
            int peer = (int) next[1];
            if (next[0] > distance[peer]) {
                continue;
            }
            for (int link = 0; link < workload.degree(); link++) {
                int to = workload.neighbour(peer, link);
                long through = next[0] + workload.latencyMicros(peer, link);
                if (through < distance[to]) {
                    distance[to] = through;
                    queue.add(new long[] {through, to});
                }
            }
        }
        return distance;
    }
}
