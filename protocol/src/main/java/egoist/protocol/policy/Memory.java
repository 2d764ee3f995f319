package egoist.protocol.policy;

/**
 * What a {@link WiringPolicy} keeps from one decision to the next: an immutable value only the policy itself can read, carried
 * by whoever drives the peer. It dies with the peer.
 */
public interface Memory {
    /** Nothing: of a newcomer, and of policies that need none. */
    Memory NONE = new Memory() {
        @Override
        public String toString() {
            return "nothing";
        }
    };
}
