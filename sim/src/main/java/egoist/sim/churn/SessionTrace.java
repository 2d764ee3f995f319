package egoist.sim.churn;

import java.util.List;

/**
 * When measured nodes were up.
 *
 * @param nodes one for each node of the file, in its order
 */
record SessionTrace(String file, List<Node> nodes) {
    /**
     * One node.
     *
     * @param upMicros when each of its sessions began, ascending
     * @param downMicros when each ended, after its beginning and before the next begins
     * @param spanMicros how long it was observed, from 0; at least the end of its last session
     */
    record Node(long[] upMicros, long[] downMicros, long spanMicros) {
        /** Whether it was seen both up and down. */
        boolean changes() {
            return upMicros.length > 1 || upMicros[0] > 0 || downMicros[0] < spanMicros;
        }
    }
}
