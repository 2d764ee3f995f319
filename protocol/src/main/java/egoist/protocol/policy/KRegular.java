package egoist.protocol.policy;

import egoist.protocol.overlay.Wiring;
import java.util.Arrays;

/**
 * k-Regular: the same pattern of offsets for every peer on the ring of ids, o_j = 1 + (j-1)(n-1)/(k+1) for j = 1..k (EGOIST,
 * CoNEXT 2008, section 3.2). The paper assumes that k+1 divides n-1; here
 * offsets are rounded to the nearest peer, halves up: rounding down puts an offset at n/2 for n = 50 and k = 3 or 5, a pair of
 * peers that link to each other, and costs a fifth more than the paper reports. The first offset is 1,
 * so the overlay always holds a ring. An offset whose peer cannot be linked moves on to the next peer that can.
 */
public final class KRegular implements WiringPolicy {
    @Override
    public Wiring choose(WiringProblem problem) {
        int[] members = problem.members();
        int n = members.length;
        int rank = Arrays.binarySearch(members, problem.self());
        int[] pool = problem.linkable();
        int wanted = Math.min(problem.degree(), pool.length);
        int[] chosen = new int[wanted];
        boolean[] taken = new boolean[pool.length];
        for (int j = 0; j < wanted; j++) {
            long parts = problem.degree() + 1L;
            long offset = 1 + (2L * j * (n - 1) + parts) / (2 * parts);
            int target = members[(int) ((rank + offset) % n)];
            chosen[j] = pool[firstFree(pool, taken, target)];
        }
        return Wiring.of(chosen);
    }

    /** Index of the first pool entry at or after {@code target} on the ring that is not taken; takes it. */
    private static int firstFree(int[] pool, boolean[] taken, int target) {
        int at = Arrays.binarySearch(pool, target);
        int index = (at >= 0 ? at : -at - 1) % pool.length;
        while (taken[index]) {
            index = (index + 1) % pool.length;
        }
        taken[index] = true;
        return index;
    }

    @Override
    public Connectivity connectivity() {
        return Connectivity.SELFISH;
    }
}
