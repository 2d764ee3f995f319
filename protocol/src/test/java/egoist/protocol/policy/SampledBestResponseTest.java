package egoist.protocol.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.Wiring;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampledBestResponseTest {
    private static WiringProblem problem(int peers, long seed) {
        Overlay overlay = RandomProblems.overlay(peers, 3, 5_000, seed);
        int self = (int) (seed % peers);
        return new WiringProblem(
                self,
                3,
                PathAlgebra.ADDITIVE,
                overlay,
                RandomProblems.linkCosts(peers, self, 5_000, seed),
                IntStream.range(0, peers).toArray(),
                null,
                null,
                RandomProblems.links(overlay, self),
                seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aSampleOfEveryoneIsBestResponse(long seed) {
        WiringProblem problem = problem(60, seed);
        assertEquals(new BestResponse().choose(problem), new SampledBestResponse(60, 60, 0, 0).choose(problem));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void linksOnlyWithinTheSampleAndIsTheBestOfIt(long seed) {
        WiringProblem problem = problem(60, seed);
        SampledBestResponse policy = new SampledBestResponse(8, 8, 0, 0);
        int[] candidates = policy.candidates(problem);
        assertTrue(candidates.length <= 8 + 3 + 8, "seed " + seed + ": " + candidates.length);
        Wiring chosen = policy.choose(problem);
        assertTrue(Arrays.stream(chosen.toArray()).allMatch(peer -> Arrays.binarySearch(candidates, peer) >= 0));
        assertEquals(new BestResponse().choose(problem.withCandidates(candidates)), chosen, "seed " + seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theBiasedSampleHoldsThoseOfGreatestB(long seed) {
        WiringProblem problem = problem(40, seed);
        int[] biased = new SampledBestResponse(6, 40, 2, 0).candidates(problem);
        int[] byDefinition = IntStream.range(0, 40)
                .filter(peer -> peer != problem.self())
                .boxed()
                .sorted((a, b) -> Double.compare(b(problem, b, 2), b(problem, a, 2)))
                .mapToInt(Integer::intValue)
                .limit(6)
                .toArray();
        for (int peer : byDefinition) {
            assertTrue(Arrays.binarySearch(biased, peer) >= 0, "seed " + seed + ": " + peer + " is missing");
        }
    }

    /** b of a candidate as the report defines it, with paths of at most {@code radius} hops from it. */
    private static double b(WiringProblem problem, int candidate, int radius) {
        Map<Integer, Integer> there = new HashMap<>(Map.of(candidate, problem.linkCosts()[candidate]));
        for (int hop = 0; hop < radius; hop++) {
            Map<Integer, Integer> further = new HashMap<>(there);
            there.forEach((peer, length) -> {
                for (int target : RandomProblems.links(problem.overlay(), peer).toArray()) {
                    if (target != problem.self()) {
                        further.merge(target, length + problem.overlay().cost(peer, target), Math::min);
                    }
                }
            });
            there = further;
        }
        return there.size()
                / (double) there.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Test
    void peersOutOfReachAreCandidates() {
        Overlay overlay = new Overlay(30, 2);
        for (int peer = 0; peer < 28; peer++) {
            overlay.add(peer, (peer + 1) % 28, 10);
        }
        overlay.add(28, 0, 10);
        overlay.add(29, 0, 10);
        int[] costs = IntStream.range(0, 30).map(peer -> peer == 0 ? -1 : 10).toArray();
        WiringProblem problem = new WiringProblem(
                0,
                3,
                PathAlgebra.ADDITIVE,
                overlay,
                costs,
                IntStream.range(0, 30).toArray(),
                null,
                null,
                Wiring.of(1),
                5);
        Wiring chosen = new SampledBestResponse(4, 4, 0, 0).choose(problem);
        assertTrue(chosen.contains(28) && chosen.contains(29), chosen.toString());
    }

    @Test
    void mustDrawWhatItChoosesFrom() {
        assertThrows(IllegalArgumentException.class, () -> new SampledBestResponse(20, 10, 2, 0));
    }
}
