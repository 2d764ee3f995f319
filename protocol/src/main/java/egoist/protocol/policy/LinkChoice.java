package egoist.protocol.policy;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Wiring;
import java.util.Arrays;

/**
 * What a search for a wiring may choose among: the links that stay, those to begin with, and those that may enter.
 *
 * @param fixed peers whose links stay whatever happens (donated links), ascending, at most the problem's degree
 * @param start neighbours of now that may be kept, ascending, none of them fixed; perhaps more than {@code free}
 * @param enterable peers a link may be built to, ascending, those of {@code start} among them, none fixed
 * @param free how many links there are to choose: as many as the degree leaves, or all enterable if they are fewer
 */
record LinkChoice(int[] fixed, int[] start, int[] enterable, int free) {
    /**
     * The choice a problem leaves.
     *
     * @param donated peers to link to in any case, in order of importance; those without a link cost are passed over, and so
     *     are the last of them when they are more than the degree
     */
    static LinkChoice of(WiringProblem problem, int[] donated) {
        int[] fixed = Arrays.stream(donated)
                .filter(peer -> peer != problem.self() && problem.linkCosts()[peer] != PathAlgebra.NO_LINK)
                .distinct()
                .limit(problem.degree())
                .sorted()
                .toArray();
        int[] enterable = without(problem.linkable(), fixed);
        Wiring current = problem.current();
        int[] start = new int[current.size()];
        int count = 0;
        for (int i = 0; i < current.size(); i++) {
            if (Arrays.binarySearch(enterable, current.neighbour(i)) >= 0) {
                start[count++] = current.neighbour(i);
            }
        }
        int free = Math.min(problem.degree() - fixed.length, enterable.length);
        return new LinkChoice(fixed, Arrays.copyOf(start, count), enterable, free);
    }

    private static int[] without(int[] peers, int[] others) {
        if (others.length == 0) {
            return peers;
        }
        int count = 0;
        int[] left = new int[peers.length];
        for (int peer : peers) {
            if (Arrays.binarySearch(others, peer) < 0) {
                left[count++] = peer;
            }
        }
        return Arrays.copyOf(left, count);
    }

    /** The same choice with another beginning. */
    LinkChoice startingFrom(int[] links) {
        return new LinkChoice(fixed, links, enterable, free);
    }
}
