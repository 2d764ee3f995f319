package egoist.protocol.message;

/**
 * A part of the sender's link-state database in short: whose announcements it has and how recent they are. The receiver asks
 * for what is newer than its own ({@link SyncRequest}).
 *
 * @param origins ids of origins, at most {@link Limits#SUMMARY}
 * @param epochs the epoch of each
 * @param sequences the sequence number of each
 */
public record DatabaseSummary(int[] origins, long[] epochs, long[] sequences) implements Message {
    @Override
    public void deliver(int from, MessageHandler handler) {
        handler.onDatabaseSummary(from, this);
    }

    @Override
    public Kind kind() {
        return Kind.DATABASE_SUMMARY;
    }
}
