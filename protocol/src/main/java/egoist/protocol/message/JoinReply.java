package egoist.protocol.message;

/**
 * Who is there: the answer to a {@link JoinRequest}.
 *
 * @param members ids of members, without the asker, in any order; a sample where there are more than fit one message
 */
public record JoinReply(int[] members) implements Message {
    @Override
    public void deliver(int from, MessageHandler handler) {
        handler.onJoinReply(from, this);
    }

    @Override
    public Kind kind() {
        return Kind.JOIN_REPLY;
    }
}
