package egoist.protocol;

import egoist.protocol.overlay.LinkStateDatabase;
import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.WiringCost;
import egoist.protocol.policy.WiringProblem;
import java.util.Arrays;

/**
 * New links in place of those to neighbours that are about to go, and no other change: all who link to such a peer decide in the same
 * moment, and where two of them dropped their links to a third, each trusting in the other's, nobody would reach that one.
 */
final class Replacement {
    private Replacement() {}

    /** Whether that wiring has a link to a peer that is about to go. */
    static boolean isDue(Wiring chosen, LinkStateDatabase database) {
        for (int i = 0; i < chosen.size(); i++) {
            if (database.draining(chosen.neighbour(i))) {
                return true;
            }
        }
        return false;
    }

    /**
     * What was chosen, with the best links of the policy's answer in place of those to peers about to go; the answer itself where links are
     * donated, as those keep the overlay connected.
     */
    static Wiring of(WiringProblem problem, Wiring chosen, Wiring answer, LinkStateDatabase database) {
        if (chosen.hasDonated() || answer.hasDonated()) {
            return answer;
        }
        int[] kept = Arrays.stream(chosen.toArray())
                .filter(neighbour -> !database.draining(neighbour))
                .toArray();
        int most = Math.min(answer.size(), problem.degree());
        while (kept.length < most) {
            kept = withBest(problem, kept, answer);
        }
        return Wiring.of(kept);
    }

    /** With that link of the answer that makes the wiring cheapest. */
    private static int[] withBest(WiringProblem problem, int[] kept, Wiring answer) {
        int[] best = kept;
        WiringCost least = null;
        for (int i = 0; i < answer.size(); i++) {
            int candidate = answer.neighbour(i);
            if (Arrays.stream(kept).noneMatch(neighbour -> neighbour == candidate)) {
                int[] with = Arrays.copyOf(kept, kept.length + 1);
                with[kept.length] = candidate;
                WiringCost cost = WiringCost.of(problem, Wiring.of(with));
                if (least == null || cost.betterThan(least, problem.algebra())) {
                    least = cost;
                    best = with;
                }
            }
        }
        return best;
    }
}
