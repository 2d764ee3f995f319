package egoist.protocol.message;

/**
 * The sender does not hear the target: please ping it, and answer with {@link ProbeReply} if it answers.
 *
 * @param target id of the silent peer
 */
public record ProbeRequest(int target) implements Message {
    @Override
    public void deliver(int from, MessageHandler handler) {
        handler.onProbeRequest(from, this);
    }

    @Override
    public Kind kind() {
        return Kind.PROBE_REQUEST;
    }
}
