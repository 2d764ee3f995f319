package egoist.sim.game;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.PrimitiveDijkstra;
import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.BestResponse;
import egoist.protocol.policy.Memory;
import egoist.protocol.policy.WiringPolicy;
import egoist.protocol.policy.WiringProblem;
import egoist.sim.measure.Measured;
import egoist.sim.network.LinkCosts;
import egoist.sim.random.SeedStreams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a newcomer pays who wires by one policy into an overlay that was wired by another (EGOIST, ToN 2011, section V.D), over
 * what best response would cost it there. Each newcomer comes alone, is known to nobody, and links to k members; its cost is
 * the mean of its path costs to all members, or of its path widths.
 */
public final class NewcomerStudy {
    private static final double[] QUARTILES = {0.25, 0.5, 0.75};
    private static final String[] NAMES = {"newcomer-cost-ratio-p25", "newcomer-cost-ratio", "newcomer-cost-ratio-p75"};

    private final LinkCosts world;
    private final PathAlgebra algebra;
    private final Overlay overlay;
    private final int[] present;
    private final int degree;
    private final long penalty;
    private final SeedStreams seeds;
    private final PrimitiveDijkstra dijkstra = new PrimitiveDijkstra();

    /**
     * @param members the overlay of the members, with ids 0..n-1
     * @param world costs of links from and to everyone; those with ids from n are the newcomers
     * @param degree k
     * @param penalty M, what an unreachable target costs
     */
    public NewcomerStudy(
            Overlay members, LinkCosts world, PathAlgebra algebra, int degree, long penalty, SeedStreams seeds) {
        int n = members.peers();
        this.world = world;
        this.algebra = algebra;
        this.overlay = new Overlay(n + 1, members.stride());
        this.present = IntStream.rangeClosed(0, n).toArray();
        this.degree = degree;
        this.penalty = penalty;
        this.seeds = seeds;
        for (int from = 0; from < n; from++) {
            int first = from * members.stride();
            for (int link = first; link < first + members.degree(from); link++) {
                overlay.add(from, members.targets()[link], members.costs()[link]);
            }
        }
    }

    /**
     * The quartiles over all newcomers, the median under the bare name, for each policy; without newcomers nothing.
     *
     * @param policies what they try, by the labels under which the measures stand
     * @param atMicros the moment at which they come
     */
    public List<Measured> measure(Map<String, WiringPolicy> policies, long atMicros) {
        int n = overlay.peers() - 1;
        int newcomers = world.peers() - n;
        if (newcomers < 1) {
            return List.of();
        }
        BestResponse reference = new BestResponse();
        double[] best = new double[newcomers];
        double[][] ratios = new double[policies.size()][newcomers];
        int[] row = new int[world.peers()];
        for (int i = 0; i < newcomers; i++) {
            world.row(n + i, atMicros, row);
            int[] linkCosts = Arrays.copyOf(row, n + 1);
            linkCosts[n] = PathAlgebra.NO_LINK;
            long seed = seeds.seed("newcomer", i);
            best[i] = cost(reference, linkCosts, seed);
            int column = 0;
            for (WiringPolicy policy : policies.values()) {
                ratios[column++][i] = cost(policy, linkCosts, seed) / best[i];
            }
        }
        List<Measured> measured = new ArrayList<>();
        int column = 0;
        for (String label : policies.keySet()) {
            double[] sorted = ratios[column++];
            Arrays.sort(sorted);
            for (int quartile = 0; quartile < QUARTILES.length; quartile++) {
                int rank = (int) StrictMath.ceil(QUARTILES[quartile] * newcomers) - 1;
                measured.add(new Measured(NAMES[quartile], label, sorted[rank]));
            }
        }
        return measured;
    }

    private double cost(WiringPolicy policy, int[] linkCosts, long seed) {
        int newcomer = present.length - 1;
        int links = policy.degree(degree, present.length);
        WiringProblem problem = new WiringProblem(
                newcomer, links, algebra, overlay, linkCosts, present, null, null, Wiring.EMPTY, seed, Memory.NONE);
        long[] paths = new long[present.length];
        dijkstra.fromRewired(overlay, algebra, newcomer, policy.choose(problem), linkCosts, paths);
        double sum = 0;
        for (int member = 0; member < newcomer; member++) {
            boolean reached = paths[member] != algebra.unreachable();
            long missing = algebra == PathAlgebra.ADDITIVE ? penalty : 0;
            sum += reached ? paths[member] : missing;
        }
        return sum / newcomer;
    }
}
