package egoist.benchmarks;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.WiringCost;
import egoist.protocol.policy.WiringPolicy;
import egoist.protocol.policy.WiringProblem;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Fixtures: the overlay every benchmark of best response plays on: peers at uniform points of a square, the delay of a link the sum of two access delays
 * and the distance, each direction with its own lognormal error. It is a game in itself: {@link #turn} lets one peer rewire.
 *
 * <p>Bandwidth is the smaller of what the sender's up-link and the receiver's down-link leave, each direction again with its
 * own error.
 */
public final class Overlays {
    private final PathAlgebra algebra;
    private final int[][] costs;
    private final int degree;
    private final int[] members;
    private final Overlay overlay;
    private final Wiring[] wirings;

    private Overlays(PathAlgebra algebra, int[][] costs, int degree) {
        this.algebra = algebra;
        this.costs = costs;
        this.degree = degree;
        this.members = IntStream.range(0, costs.length).toArray();
        this.overlay = new Overlay(costs.length, degree);
        this.wirings = new Wiring[costs.length];
    }

    /** A game of a metric by its name, {@code delay} or {@code bandwidth}, wired at random. */
    public static Overlays of(String metric, int peers, int degree, long seed) {
        return switch (metric) {
            case "delay" -> delay(peers, degree, seed);
            case "bandwidth" -> bandwidth(peers, degree, seed);
            default -> throw new IllegalArgumentException("no such metric: " + metric);
        };
    }

    /** Peers in a square 100 ms wide, wired at random. */
    public static Overlays delay(int peers, int degree, long seed) {
        return new Overlays(PathAlgebra.ADDITIVE, delays(peers, 0.2, seed), degree).wireAtRandom(seed);
    }

    /** Peers behind up-links of 10 to 1000 Mbit/s and wider down-links, wired at random. */
    public static Overlays bandwidth(int peers, int degree, long seed) {
        return new Overlays(PathAlgebra.BOTTLENECK, bandwidths(peers, seed), degree).wireAtRandom(seed);
    }

    /** Link delays in microseconds; {@code sigma} is the deviation of the logarithm of the error. */
    static int[][] delays(int peers, double sigma, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = random.doubles(peers).toArray();
        double[] y = random.doubles(peers).toArray();
        double[] accessMillis = random.doubles(peers, 0.5, 5).toArray();
        int[][] delays = new int[peers][peers];
        for (int from = 0; from < peers; from++) {
            for (int to = 0; to < peers; to++) {
                double millis = accessMillis[from]
                        + accessMillis[to]
                        + 100 * StrictMath.hypot(x[from] - x[to], y[from] - y[to]);
                delays[from][to] = from == to
                        ? PathAlgebra.NO_LINK
                        : (int) Math.round(1000 * millis * StrictMath.exp(sigma * gaussian(random)));
            }
        }
        return delays;
    }

    private static int[][] bandwidths(int peers, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] up =
                random.doubles(peers).map(u -> 10_000 * StrictMath.pow(100, u)).toArray();
        double[] down =
                Arrays.stream(up).map(kbit -> kbit * random.nextDouble(1, 10)).toArray();
        int[][] bandwidths = new int[peers][peers];
        for (int from = 0; from < peers; from++) {
            for (int to = 0; to < peers; to++) {
                double kbit = Math.min(up[from], down[to]) * StrictMath.exp(-0.3 * Math.abs(gaussian(random)));
                bandwidths[from][to] = from == to ? PathAlgebra.NO_LINK : (int) Math.round(kbit);
            }
        }
        return bandwidths;
    }

    /** One draw by Box and Muller's method. */
    private static double gaussian(SplittableRandom random) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }

    private Overlays wireAtRandom(long seed) {
        SplittableRandom random = new SplittableRandom(~seed);
        for (int peer : members) {
            int[] neighbours = new int[degree];
            for (int i = 0; i < degree; ) {
                int drawn = random.nextInt(members.length);
                if (drawn != peer && Arrays.stream(neighbours, 0, i).noneMatch(other -> other == drawn)) {
                    neighbours[i++] = drawn;
                }
            }
            install(peer, Wiring.of(neighbours));
        }
        return this;
    }

    /** The same peers without links. */
    public Overlays unwired() {
        for (int peer : members) {
            install(peer, Wiring.EMPTY);
        }
        return this;
    }

    /** Peers enter in order of ids, each with the best response to those already there. */
    public Overlays join(WiringPolicy policy) {
        for (int peer : members) {
            int[] present = Arrays.copyOf(members, peer + 1);
            install(peer, policy.choose(problem(peer, present)));
        }
        return this;
    }

    /** Every peer rewires in turn, so many times; returns this. */
    public Overlays settle(WiringPolicy policy, int epochs) {
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (int peer : members) {
                turn(policy, peer);
            }
        }
        return this;
    }

    /** Every peer rewires in turn, so many times, but may link only to some drawn by lot and to those it has. */
    public Overlays settleAmong(WiringPolicy policy, int candidates, int epochs) {
        SplittableRandom random = new SplittableRandom(candidates);
        for (int turn = 0; turn < epochs * members.length; turn++) {
            int peer = turn % members.length;
            int[] sample = IntStream.concat(
                            random.ints(candidates, 0, members.length), Arrays.stream(wirings[peer].toArray()))
                    .filter(other -> other != peer)
                    .sorted()
                    .distinct()
                    .toArray();
            install(peer, policy.choose(problem(peer).withCandidates(sample)));
        }
        return this;
    }

    /** One peer rewires; true if its wiring changed. */
    public boolean turn(WiringPolicy policy, int peer) {
        Wiring before = wirings[peer];
        Wiring chosen = policy.choose(problem(peer));
        install(peer, chosen);
        return !chosen.equals(before);
    }

    /** What {@code peer} knows now; it sees the live overlay. */
    public WiringProblem problem(int peer) {
        return problem(peer, members);
    }

    private WiringProblem problem(int peer, int[] present) {
        return new WiringProblem(peer, degree, algebra, overlay, costs[peer], present, null, null, wirings[peer], peer);
    }

    /** Another game in the same state. */
    public Overlays copy() {
        Overlays copy = new Overlays(algebra, costs, degree);
        for (int peer : members) {
            copy.install(peer, wirings[peer]);
        }
        return copy;
    }

    /** Number of peers. */
    public int peers() {
        return members.length;
    }

    /** The live overlay. */
    public Overlay overlay() {
        return overlay;
    }

    /** Degree of every peer. */
    public int degree() {
        return degree;
    }

    /** The wiring {@code peer} has now. */
    public Wiring wiring(int peer) {
        return wirings[peer];
    }

    /** Puts a wiring in force. */
    public void install(int peer, Wiring wiring) {
        wirings[peer] = wiring;
        overlay.clear(peer);
        for (int i = 0; i < wiring.size(); i++) {
            overlay.add(peer, wiring.neighbour(i), costs[peer][wiring.neighbour(i)]);
        }
    }

    /** What the wirings cost, summed over all peers: microseconds, or kbit/s. */
    public long cost() {
        long sum = 0;
        for (int peer : members) {
            sum += WiringCost.of(problem(peer), wirings[peer]).sum();
        }
        return sum;
    }

    /** A number that two games share only if all their wirings are equal, as far as a hash can tell. */
    public int hash() {
        return Arrays.hashCode(wirings);
    }
}
