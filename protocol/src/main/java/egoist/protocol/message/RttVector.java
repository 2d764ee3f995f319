package egoist.protocol.message;

/**
 * The answer to a {@link RttVectorRequest}.
 *
 * @param targets ids asked about that the sender has measured
 * @param costs the sender's smoothed link cost to each
 */
public record RttVector(int[] targets, int[] costs) implements Message {
    @Override
    public void deliver(int from, MessageHandler handler) {
        handler.onRttVector(from, this);
    }

    @Override
    public Kind kind() {
        return Kind.RTT_VECTOR;
    }
}
