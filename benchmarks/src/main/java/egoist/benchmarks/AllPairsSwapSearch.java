package egoist.benchmarks;

import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.WiringPolicy;
import egoist.protocol.policy.WiringProblem;
import java.util.Arrays;

/**
 * A baseline: what one would write who has read the literature but not thought about the problem. All pairs of the residual graph
 * by Dijkstra's algorithm with a bucket queue on flat arrays, then swaps by FastPAM1 (Schubert and Rousseeuw, 2019), which finds
 * the best swap of all in one pass over the matrix. Delay, uniform preferences and full wirings only; gives the wirings of
 * best response.
 */
final class AllPairsSwapSearch implements WiringPolicy {
    /** Beyond any sum of paths of the fixtures, so that an unreachable target outweighs them all. */
    private static final int FAR = 1 << 30;

    private int[][] through = {};
    private BucketQueue queue = new BucketQueue(1);
    private int[] nearest = {};
    private int[] second = {};
    private int[] slotOf = {};

    @Override
    public Wiring choose(WiringProblem problem) {
        int peers = problem.overlay().peers();
        if (through.length != peers) {
            through = new int[peers][peers];
            queue = new BucketQueue(4 * peers);
            nearest = new int[peers];
            second = new int[peers];
            slotOf = new int[peers];
        }
        for (int hop : problem.linkable()) {
            paths(problem.overlay(), problem.self(), hop, problem.linkCosts()[hop], through[hop]);
        }
        int[] links = problem.current().toArray();
        while (swap(problem, links)) {
            Arrays.sort(links);
        }
        return Wiring.of(links);
    }

    /** Path lengths from self to everyone over a first hop, in the residual graph; 0 to self. */
    private void paths(Overlay overlay, int self, int hop, int firstLink, int[] lengths) {
        int[] targets = overlay.targets();
        int[] costs = overlay.costs();
        Arrays.fill(lengths, FAR);
        lengths[self] = 0;
        lengths[hop] = firstLink;
        queue.start();
        queue.put(hop, firstLink);
        for (int peer = queue.take(); peer >= 0; peer = queue.take()) {
            int here = queue.distance;
            if (here != lengths[peer]) {
                continue;
            }
            int link = peer * overlay.stride();
            for (int end = link + overlay.degree(peer); link < end; link++) {
                int longer = here + costs[link];
                if (longer < lengths[targets[link]]) {
                    lengths[targets[link]] = longer;
                    queue.put(targets[link], longer);
                }
            }
        }
    }

    /** Makes the best swap; false if none helps. */
    private boolean swap(WiringProblem problem, int[] links) {
        rank(links);
        long[] losses = new long[links.length];
        for (int target = 0; target < nearest.length; target++) {
            losses[slotOf[target]] += second[target] - nearest[target];
        }
        long[] net = new long[links.length];
        long most = 0;
        int entering = -1;
        int leaving = -1;
        for (int candidate : problem.linkable()) {
            if (Arrays.binarySearch(links, candidate) >= 0) {
                continue;
            }
            long gain = gain(through[candidate], losses, net);
            for (int slot = 0; slot < links.length; slot++) {
                if (gain + net[slot] > most) {
                    most = gain + net[slot];
                    entering = candidate;
                    leaving = slot;
                }
            }
        }
        if (entering >= 0) {
            links[leaving] = entering;
        }
        return entering >= 0;
    }

    private void rank(int[] links) {
        Arrays.fill(nearest, FAR);
        Arrays.fill(second, FAR);
        for (int slot = 0; slot < links.length; slot++) {
            int[] lengths = through[links[slot]];
            for (int target = 0; target < lengths.length; target++) {
                int length = lengths[target];
                if (length < nearest[target]) {
                    second[target] = nearest[target];
                    nearest[target] = length;
                    slotOf[target] = slot;
                } else if (length < second[target]) {
                    second[target] = length;
                }
            }
        }
    }

    /** What a candidate gains whatever leaves, and in {@code net} what it adds to that for each link leaving. */
    private long gain(int[] lengths, long[] losses, long[] net) {
        for (int slot = 0; slot < net.length; slot++) {
            net[slot] = -losses[slot];
        }
        long gain = 0;
        for (int target = 0; target < lengths.length; target++) {
            int length = lengths[target];
            int near = nearest[target];
            if (length < near) {
                gain += near - length;
                net[slotOf[target]] += second[target] - near;
            } else if (length < second[target]) {
                net[slotOf[target]] += second[target] - length;
            }
        }
        return gain;
    }

    @Override
    public Connectivity connectivity() {
        return Connectivity.SELFISH;
    }
}
