package egoist.protocol.policy;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Lots;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.PrimitiveDijkstra;
import egoist.protocol.overlay.Wiring;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Best response among a sample of the peers (EGOIST, BUCS-TR-2007-013, section 5): m candidates drawn evenly, or, biased by
 * topology (BRtp), the best m of m' drawn ones by b_ij = |F(j)| / sum of d(i, u) over u in F(j), where F(j) are the peers within
 * r hops of candidate j, itself among them, and d(i, u) the way there through j.
 *
 * <p>Open points, as decided here: present neighbours are candidates too, so that a sample never takes away what is good, and
 * so are peers out of reach of those, m of them at most, or nobody might ever find them; the cost minimised is that of all targets, not of
 * the sample alone; a sample is drawn anew each epoch.
 */
public final class SampledBestResponse implements WiringPolicy {
    private final int sample;
    private final int drawn;
    private final int radius;
    private final BestResponse search;

    /**
     * @param sample m, candidates compared, at least 1
     * @param drawn m', peers they are the best of, at least m; m itself for an even sample
     * @param radius r, hops around a candidate that count, 0 or more
     * @param threshold as of {@link BestResponse}
     * @throws IllegalArgumentException if these do not go together
     */
    public SampledBestResponse(int sample, int drawn, int radius, double threshold) {
        if (drawn < sample) {
            throw new IllegalArgumentException(
                    "'drawn' must be at least 'sample', of which it is chosen: " + drawn + " < " + sample);
        }
        this.sample = sample;
        this.drawn = drawn;
        this.radius = radius;
        this.search = new BestResponse(threshold);
    }

    @Override
    public Wiring choose(WiringProblem problem) {
        return search.choose(problem.withCandidates(candidates(problem)));
    }

    /** Who is compared: the sample, the present neighbours, and peers out of reach, ascending. */
    int[] candidates(WiringProblem problem) {
        int[] pool = problem.linkable();
        int wanted = Math.max(sample, problem.degree());
        int[] lots = draw(pool, Math.max(wanted, drawn), problem.seed());
        int[] best = lots.length > wanted ? mostCentral(problem, lots, wanted) : lots;
        int[] present = Arrays.stream(problem.current().toArray())
                .filter(peer -> Arrays.binarySearch(pool, peer) >= 0)
                .toArray();
        return Stream.of(best, present, outOfReach(problem, pool, present))
                .flatMapToInt(Arrays::stream)
                .sorted()
                .distinct()
                .toArray();
    }

    private int[] outOfReach(WiringProblem problem, int[] pool, int[] present) {
        if (present.length == 0) {
            // To a newcomer everybody is, and its sample is to be m.
            return present;
        }
        long[] paths = new long[problem.overlay().peers()];
        new PrimitiveDijkstra()
                .fromRewired(
                        problem.overlay(),
                        problem.algebra(),
                        problem.self(),
                        Wiring.of(present),
                        problem.linkCosts(),
                        paths);
        int[] lost = Arrays.stream(pool)
                .filter(peer -> paths[peer] == problem.algebra().unreachable())
                .toArray();
        return draw(lost, sample, problem.seed() + 1);
    }

    private static int[] draw(int[] pool, int count, long seed) {
        int[] lots = pool.clone();
        int drawn = Math.min(count, lots.length);
        Lots.draw(lots, 0, drawn, lots.length, new SplittableRandom(seed));
        return Arrays.copyOf(lots, drawn);
    }

    private int[] mostCentral(WiringProblem problem, int[] lots, int count) {
        Vicinity vicinity = new Vicinity(problem);
        double[] centrality = new double[lots.length];
        for (int i = 0; i < lots.length; i++) {
            centrality[i] = vicinity.centrality(lots[i]);
        }
        return IntStream.range(0, lots.length)
                .boxed()
                .sorted((a, b) -> centrality[a] != centrality[b]
                        ? Double.compare(centrality[b], centrality[a])
                        : Integer.compare(lots[a], lots[b]))
                .limit(count)
                .mapToInt(i -> lots[i])
                .toArray();
    }

    /** Looks around candidates, r hops far. */
    private final class Vicinity {
        private final WiringProblem problem;
        private final Overlay overlay;
        private final boolean additive;
        private final long[] length;
        private final int[] reached;

        Vicinity(WiringProblem problem) {
            this.problem = problem;
            this.overlay = problem.overlay();
            this.additive = problem.algebra() == PathAlgebra.ADDITIVE;
            this.length = new long[overlay.peers()];
            this.reached = new int[overlay.peers()];
            Arrays.fill(length, -1);
        }

        private long length(int linkCost) {
            return additive ? linkCost : PathAlgebra.MAX_LINK_COST - linkCost;
        }

        /** b of a candidate. */
        double centrality(int candidate) {
            length[candidate] = length(problem.linkCosts()[candidate]);
            length[problem.self()] = 0;
            reached[0] = candidate;
            int count = 1;
            int from = 0;
            for (int hop = 0; hop < radius; hop++) {
                int until = count;
                for (; from < until; from++) {
                    count = expand(reached[from], count);
                }
            }
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum += length[reached[i]];
                length[reached[i]] = -1;
            }
            return count / Math.max(1, sum);
        }

        /** Fewest hops count; of paths equally long in hops the one found last but shorter wins. */
        private int expand(int peer, int before) {
            int count = before;
            int first = peer * overlay.stride();
            for (int link = first; link < first + overlay.degree(peer); link++) {
                int target = overlay.targets()[link];
                long step = length(overlay.costs()[link]);
                long there = additive ? length[peer] + step : Math.max(length[peer], step);
                if (length[target] < 0) {
                    reached[count++] = target;
                    length[target] = there;
                } else {
                    length[target] = Math.min(length[target], there);
                }
            }
            return count;
        }
    }

    @Override
    public Connectivity connectivity() {
        return Connectivity.SELFISH;
    }
}
