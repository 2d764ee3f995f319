package egoist.protocol.policy;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.Wiring;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Random wiring problems for tests: some peers absent, some links unknown, some degrees larger than the overlay. */
final class Problems {
    private Problems() {}

    static WiringProblem random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        PathAlgebra algebra = random.nextBoolean() ? PathAlgebra.ADDITIVE : PathAlgebra.BOTTLENECK;
        int peers = 2 + random.nextInt(20);
        int self = random.nextInt(peers);
        int costBound = random.nextBoolean() ? 4 : 1000;
        int[] members = IntStream.range(0, peers)
                .filter(peer -> peer == self || random.nextInt(8) > 0)
                .toArray();
        int[] linkCosts = new int[peers];
        Arrays.fill(linkCosts, PathAlgebra.NO_LINK);
        Overlay overlay = new Overlay(peers, 3);
        for (int peer : members) {
            if (peer != self && random.nextInt(10) > 0) {
                linkCosts[peer] = random.nextInt(costBound);
            }
            int degree = Math.min(members.length - 1, random.nextInt(4));
            for (int i = 0; i < degree; i++) {
                int target = members[random.nextInt(members.length)];
                if (target != peer && overlay.cost(peer, target) == PathAlgebra.NO_LINK) {
                    overlay.add(peer, target, random.nextInt(costBound));
                }
            }
        }
        int degree = 1 + random.nextInt(6);
        WiringProblem problem = new WiringProblem(
                self, degree, algebra, overlay, linkCosts, members, null, null, Wiring.EMPTY, random.nextLong());
        int[] linkable = problem.linkable();
        int[] current = Arrays.stream(linkable)
                .filter(peer -> random.nextBoolean())
                .limit(degree)
                .toArray();
        return new WiringProblem(
                self, degree, algebra, overlay, linkCosts, members, null, null, Wiring.of(current), random.nextLong());
    }
}
