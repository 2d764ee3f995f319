package egoist.protocol.policy.rival;

import egoist.protocol.policy.Memory;
import egoist.protocol.policy.WiringProblem;
import java.util.Arrays;

/** A number for each of some peers, remembered; 0 for the others. */
record Scores(int[] peers, long[] values) implements Memory {
    private static final Scores NONE = new Scores(new int[0], new long[0]);

    static Scores in(WiringProblem problem) {
        return problem.memory() instanceof Scores scores ? scores : NONE;
    }

    /** What is remembered of a peer. */
    long of(int peer) {
        int at = Arrays.binarySearch(peers, peer);
        return at < 0 ? 0 : values[at];
    }
}
