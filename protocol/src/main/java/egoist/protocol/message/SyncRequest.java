package egoist.protocol.message;

/**
 * Send me your newest announcements of these origins; answered by {@link DatabaseSync}.
 *
 * @param origins ids asked for, at most {@link Limits#SUMMARY}; none at all asks for everything, as a newcomer does
 */
public record SyncRequest(int[] origins) implements Message {
    @Override
    public void deliver(int from, MessageHandler handler) {
        handler.onSyncRequest(from, this);
    }

    @Override
    public Kind kind() {
        return Kind.SYNC_REQUEST;
    }
}
