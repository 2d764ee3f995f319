package egoist.protocol.message;

/**
 * Announcements in bulk: an answer to a {@link SyncRequest}, in parts of at most {@link Limits#SYNC_PART}, or a flood that was
 * held back a little to travel together.
 *
 * @param announcements each the newest its sender has of its origin
 * @param last whether the answer is complete with this part
 */
public record DatabaseSync(Announcement[] announcements, boolean last) implements Message {
    @Override
    public void deliver(int from, MessageHandler handler) {
        handler.onDatabaseSync(from, this);
    }

    @Override
    public Kind kind() {
        return Kind.DATABASE_SYNC;
    }
}
