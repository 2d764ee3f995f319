package egoist.protocol.policy.rival;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.Memory;
import egoist.protocol.policy.WiringPolicy;
import egoist.protocol.policy.WiringProblem;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Peers that wire themselves in turn by a rival's rule, in a world where the cost of each link is known. */
final class Acquaintances {
    final int[][] costs;
    final Wiring[] wirings;
    private final WiringPolicy policy;
    private final int degree;
    private final Memory[] memories;
    private final int[] members;
    private long turns;

    Acquaintances(WiringPolicy policy, int degree, int[][] costs) {
        this.policy = policy;
        this.degree = degree;
        this.costs = costs;
        this.wirings = new Wiring[costs.length];
        this.memories = new Memory[costs.length];
        this.members = IntStream.range(0, costs.length).toArray();
        Arrays.fill(wirings, Wiring.EMPTY);
        Arrays.fill(memories, Memory.NONE);
    }

    /** Points in the plane; a link costs as many microseconds as it is long. */
    static int[][] plane(int peers, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] points = new int[peers][];
        Arrays.setAll(points, peer -> new int[] {random.nextInt(100_000), random.nextInt(100_000)});
        int[][] costs = new int[peers][peers];
        for (int from = 0; from < peers; from++) {
            for (int to = 0; to < peers; to++) {
                double x = points[from][0] - points[to][0];
                double y = points[from][1] - points[to][1];
                costs[from][to] = from == to ? PathAlgebra.NO_LINK : 1 + (int) Math.sqrt(x * x + y * y);
            }
        }
        return costs;
    }

    /** The links as they carry traffic. */
    Overlay overlay() {
        Overlay overlay = new Overlay(costs.length, 2 * degree);
        for (int peer : members) {
            for (int neighbour : wirings[peer].toArray()) {
                add(overlay, peer, neighbour);
                if (policy.linkUse() == WiringPolicy.LinkUse.BOTH_WAYS) {
                    add(overlay, neighbour, peer);
                }
            }
        }
        return overlay;
    }

    private void add(Overlay overlay, int from, int to) {
        if (overlay.cost(from, to) == PathAlgebra.NO_LINK) {
            overlay.add(from, to, costs[from][to]);
        }
    }

    WiringProblem problem(int peer, long seed) {
        return new WiringProblem(
                peer,
                degree,
                PathAlgebra.ADDITIVE,
                overlay(),
                costs[peer],
                members,
                null,
                null,
                wirings[peer],
                seed,
                memories[peer]);
    }

    /** One peer decides. */
    Wiring turn(int peer) {
        WiringProblem problem = problem(peer, 1_000 + turns++);
        wirings[peer] = policy.choose(problem);
        memories[peer] = policy.remember(problem, wirings[peer]);
        return wirings[peer];
    }

    /** Every peer decides so many times. */
    void play(int epochs) {
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (int peer : members) {
                turn(peer);
            }
        }
    }

    /** Costs of all links chosen. */
    long cost() {
        long sum = 0;
        for (int peer : members) {
            for (int neighbour : wirings[peer].toArray()) {
                sum += costs[peer][neighbour];
            }
        }
        return sum;
    }
}
