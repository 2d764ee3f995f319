package egoist.protocol.policy;

import egoist.protocol.overlay.Wiring;

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
        int[] ring = problem.ring();
        int n = ring.length;
        int rank = problem.ringPlace();
        boolean[] free = problem.mayLink();
        int wanted = Math.min(problem.degree(), problem.linkable().length);
        int[] chosen = new int[wanted];
        for (int j = 0; j < wanted; j++) {
            long parts = problem.degree() + 1L;
            long offset = 1 + (2L * j * (n - 1) + parts) / (2 * parts);
            chosen[j] = firstFree(ring, (int) ((rank + offset) % n), free);
        }
        return Wiring.of(chosen);
    }

    /** The first free peer at or after that place on the ring; takes it. There is one. */
    private static int firstFree(int[] ring, int place, boolean[] free) {
        int at = place;
        while (!free[ring[at]]) {
            at = (at + 1) % ring.length;
        }
        free[ring[at]] = false;
        return ring[at];
    }

    @Override
    public Connectivity connectivity() {
        return Connectivity.SELFISH;
    }
}
