package egoist.protocol.message;

/**
 * What are your link costs to these peers? Finds the best single relay without flooding n squared costs.
 *
 * @param targets ids asked about, at most {@link Limits#VECTOR}
 */
public record RttVectorRequest(int[] targets) implements Message {
    @Override
    public void deliver(int from, MessageHandler handler) {
        handler.onRttVectorRequest(from, this);
    }

    @Override
    public Kind kind() {
        return Kind.RTT_VECTOR_REQUEST;
    }
}
