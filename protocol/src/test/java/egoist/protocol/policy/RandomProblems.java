package egoist.protocol.policy;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.Wiring;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Small random problems of every awkward kind: ties, zero and huge costs, absent peers, missing links, overlays in pieces,
 * weights, candidate samples, wirings too small and too large, stale neighbours.
 */
public final class RandomProblems {
    private RandomProblems() {}

    /** The problem of a seed, with 2 to {@code maxPeers} peer ids. */
    public static WiringProblem problem(long seed, int maxPeers) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + 1);
        int peers = random.nextInt(2, maxPeers + 1);
        int costLimit = new int[] {3, 8, 100, 5000, 300_000, PathAlgebra.MAX_LINK_COST}[random.nextInt(6)];
        PathAlgebra algebra = random.nextInt(2) == 0 ? PathAlgebra.ADDITIVE : PathAlgebra.BOTTLENECK;
        int[] members = subset(random, peers, random.nextInt(3) == 0 ? 0.7 : 1.0);
        int self = members[random.nextInt(members.length)];
        int overlayDegree = random.nextInt(1, 6);
        Overlay overlay = new Overlay(peers, random.nextInt(1, 6));
        for (int peer : members) {
            int links = Math.min(members.length - 1, random.nextInt(8) == 0 ? 0 : overlayDegree);
            for (int target : distinct(random, members, peer, links)) {
                overlay.add(peer, target, cost(random, costLimit));
            }
        }
        int[] linkCosts = new int[peers];
        boolean gaps = random.nextInt(3) == 0;
        for (int peer = 0; peer < peers; peer++) {
            boolean none = peer == self || Arrays.binarySearch(members, peer) < 0 || (gaps && random.nextInt(5) == 0);
            linkCosts[peer] = none ? PathAlgebra.NO_LINK : cost(random, costLimit);
        }
        int degree = random.nextInt(10) == 0 ? random.nextInt(1, peers + 2) : random.nextInt(1, 7);
        return new WiringProblem(
                self,
                degree,
                algebra,
                overlay,
                linkCosts,
                members,
                random.nextInt(3) == 0 ? weights(random, peers) : null,
                random.nextInt(4) == 0 ? subset(random, peers, 0.5) : null,
                current(random, overlay, self, peers),
                seed);
    }

    /** An overlay in which every peer has {@code degree} links at random. */
    static Overlay overlay(int peers, int degree, int costLimit, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] ids = IntStream.range(0, peers).toArray();
        Overlay overlay = new Overlay(peers, degree);
        for (int peer = 0; peer < peers; peer++) {
            for (int target : distinct(random, ids, peer, degree)) {
                overlay.add(peer, target, random.nextInt(costLimit));
            }
        }
        return overlay;
    }

    /** Costs of links from {@code self} to everyone else. */
    static int[] linkCosts(int peers, int self, int costLimit, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, peers)
                .map(peer -> peer == self ? PathAlgebra.NO_LINK : random.nextInt(costLimit))
                .toArray();
    }

    /** The decision of peer 0 among peers in a plane with so many links each at random, where one search may miss the optimum. */
    static WiringProblem inThePlane(int peers, int degree, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] x = random.ints(peers, 0, 100_000).toArray();
        int[] y = random.ints(peers, 0, 100_000).toArray();
        Overlay overlay = new Overlay(peers, degree);
        int[] linkCosts = new int[peers];
        for (int peer = 0; peer < peers; peer++) {
            for (int target : random.ints(0, peers).distinct().limit(degree + 1).toArray()) {
                if (target != peer && overlay.degree(peer) < degree) {
                    overlay.add(peer, target, (int) StrictMath.hypot(x[peer] - x[target], y[peer] - y[target]));
                }
            }
            linkCosts[peer] = peer == 0 ? PathAlgebra.NO_LINK : (int) StrictMath.hypot(x[0] - x[peer], y[0] - y[peer]);
        }
        return new WiringProblem(
                0,
                degree,
                PathAlgebra.ADDITIVE,
                overlay,
                linkCosts,
                IntStream.range(0, peers).toArray(),
                null,
                null,
                links(overlay, 0),
                seed);
    }

    /** The wiring {@code peer} has in the overlay. */
    static Wiring links(Overlay overlay, int peer) {
        int first = peer * overlay.stride();
        return Wiring.of(Arrays.copyOfRange(overlay.targets(), first, first + overlay.degree(peer)));
    }

    private static int cost(SplittableRandom random, int limit) {
        return random.nextInt(12) == 0 ? 0 : random.nextInt(limit + 1);
    }

    private static int[] subset(SplittableRandom random, int peers, double share) {
        int[] ids = IntStream.range(0, peers)
                .filter(peer -> random.nextDouble() < share)
                .toArray();
        return ids.length == 0 ? new int[] {random.nextInt(peers)} : ids;
    }

    private static int[] distinct(SplittableRandom random, int[] from, int except, int count) {
        int[] pool = Arrays.stream(from).filter(peer -> peer != except).toArray();
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i, pool.length);
            int chosen = pool[j];
            pool[j] = pool[i];
            pool[i] = chosen;
        }
        return Arrays.copyOf(pool, count);
    }

    private static int[] weights(SplittableRandom random, int peers) {
        int limit = new int[] {2, 10, (1 << 30) / peers}[random.nextInt(3)];
        return IntStream.generate(() -> random.nextInt(limit)).limit(peers).toArray();
    }

    private static Wiring current(SplittableRandom random, Overlay overlay, int self, int peers) {
        int[] ids = IntStream.range(0, peers).toArray();
        return switch (random.nextInt(4)) {
            case 0 -> Wiring.EMPTY;
            case 1 -> Wiring.of(distinct(random, ids, self, random.nextInt(peers)));
            default -> links(overlay, self);
        };
    }
}
