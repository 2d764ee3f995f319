package egoist.node.view;

import java.util.Locale;

/**
 * A member as this node knows it.
 *
 * @param id its global id
 * @param name its label, or empty
 * @param address where it listens, {@code host:port}, or empty
 * @param state whether it is there
 * @param self whether it is this node
 * @param cost smoothed cost of a link from this node to it, in the unit of the metric; -1 while unknown
 * @param rttMicros newest round trip to it; -1 while unknown
 * @param probedBy how that was measured: {@code udp}, {@code tcp} where datagrams do not get through, or {@code none}
 */
public record Member(
        String id, String name, String address, State state, boolean self, long cost, long rttMicros, String probedBy) {
    /** Whether a member is there. */
    public enum State {
        /** Held for alive. */
        ALIVE,
        /** Did not answer; this node's own verdict, nobody else's. */
        FAILED,
        /** Said good-bye. */
        LEFT,
        /** Others hold it for alive; this node has it on its deny list. */
        DENIED;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
