package egoist.protocol.message;

/**
 * A newcomer asks the roster, or any member, who is there, and is taken up as a member.
 *
 * @param newcomer whether an answer is wanted; members repeat the request now and then only to stay on the roster
 */
public record JoinRequest(boolean newcomer) implements Message {
    @Override
    public void deliver(int from, MessageHandler handler) {
        handler.onJoinRequest(from, this);
    }

    @Override
    public Kind kind() {
        return Kind.JOIN_REQUEST;
    }
}
