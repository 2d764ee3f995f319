package egoist.protocol.policy.rival;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Lots;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.WiringProblem;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A wiring in the making: neighbours are added until the degree is reached. Peers that opened a link to the deciding one are
 * its neighbours already where links are used both ways, so they come last when strangers are drawn.
 */
final class Neighbours {
    private final SplittableRandom random;
    private final int[] linkable;
    private final boolean[] linksHere;
    private final int[] picked;
    private int count;

    Neighbours(WiringProblem problem) {
        this.random = new SplittableRandom(problem.seed());
        this.linkable = problem.linkable();
        this.linksHere = linksTo(problem);
        this.picked = new int[Math.min(problem.degree(), linkable.length)];
    }

    /** For each peer id whether it opened a link to self that self did not open too. */
    static boolean[] linksTo(WiringProblem problem) {
        Overlay overlay = problem.overlay();
        boolean[] there = new boolean[overlay.peers()];
        for (int member : problem.members()) {
            there[member] = member != problem.self()
                    && !problem.current().contains(member)
                    && overlay.cost(member, problem.self()) != PathAlgebra.NO_LINK;
        }
        return there;
    }

    /** Present neighbours that can still be linked to, ascending. */
    static int[] present(WiringProblem problem) {
        int[] linkable = problem.linkable();
        return Arrays.stream(problem.current().toArray())
                .filter(peer -> Arrays.binarySearch(linkable, peer) >= 0)
                .limit(problem.degree())
                .toArray();
    }

    /** Those of the peers that can be linked to. */
    static int[] linkable(WiringProblem problem, int[] peers) {
        int[] linkable = problem.linkable();
        return Arrays.stream(peers)
                .filter(peer -> Arrays.binarySearch(linkable, peer) >= 0)
                .toArray();
    }

    /** The chance of this decision. */
    SplittableRandom random() {
        return random;
    }

    /** Peers one may link to that did not open a link here themselves; all one may link to if those are fewer than the degree. */
    int[] acquaintable() {
        int[] free = Arrays.stream(linkable).filter(peer -> !linksHere[peer]).toArray();
        return free.length < picked.length ? linkable : free;
    }

    /** Whether the degree, or all there are, is reached. */
    boolean full() {
        return count == picked.length;
    }

    boolean contains(int peer) {
        for (int i = 0; i < count; i++) {
            if (picked[i] == peer) {
                return true;
            }
        }
        return false;
    }

    /** Adds those that can be linked to and are not yet there, as long as there is room. */
    Neighbours add(int... peers) {
        for (int peer : peers) {
            if (!full() && Arrays.binarySearch(linkable, peer) >= 0 && !contains(peer)) {
                picked[count++] = peer;
            }
        }
        return this;
    }

    /**
     * Fills up with peers drawn by lot: first strangers, then those that opened a link here, and last, in their order, those
     * that were just given up.
     */
    Neighbours fill(int... givenUp) {
        int[] givenUpInOrder = givenUp.clone();
        Arrays.sort(givenUpInOrder);
        for (boolean known : new boolean[] {false, true}) {
            int[] pool = Arrays.stream(linkable)
                    .filter(peer -> linksHere[peer] == known && Arrays.binarySearch(givenUpInOrder, peer) < 0)
                    .toArray();
            for (int i = 0; i < pool.length && !full(); i++) {
                Lots.draw(pool, i, i + 1, pool.length, random);
                add(pool[i]);
            }
        }
        return add(givenUp);
    }

    Wiring wiring() {
        return Wiring.of(Arrays.copyOf(picked, count));
    }
}
