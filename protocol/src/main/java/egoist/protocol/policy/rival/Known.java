package egoist.protocol.policy.rival;

import egoist.protocol.policy.Memory;
import egoist.protocol.policy.WiringProblem;
import java.util.Arrays;

/** Peers a policy keeps in mind without being linked to all of them: a view. */
record Known(int[] peers) implements Memory {
    private static final Known NOBODY = new Known(new int[0]);

    static Known in(WiringProblem problem) {
        return problem.memory() instanceof Known known ? known : NOBODY;
    }

    /** Those of them that can still be linked to. */
    int[] linkable(WiringProblem problem) {
        int[] linkable = problem.linkable();
        return Arrays.stream(peers)
                .filter(peer -> Arrays.binarySearch(linkable, peer) >= 0)
                .toArray();
    }
}
