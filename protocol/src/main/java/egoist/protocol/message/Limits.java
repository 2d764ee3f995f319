package egoist.protocol.message;

/** How large things on the wire may be. A receiver enforces every one of them before it reserves memory. */
public final class Limits {
    /** Bytes of one frame, its length field not counted. */
    public static final int FRAME = 65_536;
    /** Bytes of one announcement with its signature (the original client: PKT_LIMIT 8190). */
    public static final int ANNOUNCEMENT = 8_190;
    /** Links in one announcement. */
    public static final int LINKS = 256;
    /** Numbers of the announcements of one epoch: 0 to one less; then a new epoch begins. */
    public static final long SEQUENCES = 1L << 31;
    /** Objections in one announcement. */
    public static final int OBJECTIONS = 64;
    /** Announcements in one part of a sync. */
    public static final int SYNC_PART = 64;
    /** A part of a sync is full when its announcements reach this many bytes, so that it always fits a frame. */
    public static final int SYNC_PART_BYTES = 32_768;
    /** Origins in one summary or sync request. */
    public static final int SUMMARY = 1_024;
    /** Members in one join reply. */
    public static final int MEMBERS = 2_048;
    /** Targets in one vector. */
    public static final int VECTOR = 256;
    /** Peers on a path that is probed, without its origin. */
    public static final int ROUTE = 16;
    /** Characters of a text meant for people. */
    public static final int TEXT = 200;

    private Limits() {}
}
