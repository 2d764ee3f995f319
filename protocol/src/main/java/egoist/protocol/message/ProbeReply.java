package egoist.protocol.message;

/**
 * The target answered the sender's ping.
 *
 * @param target id of the peer that was thought silent
 */
public record ProbeReply(int target) implements Message {
    @Override
    public void deliver(int from, MessageHandler handler) {
        handler.onProbeReply(from, this);
    }

    @Override
    public Kind kind() {
        return Kind.PROBE_REPLY;
    }
}
