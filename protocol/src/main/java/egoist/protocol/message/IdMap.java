package egoist.protocol.message;

/** Which global id a process's small id stands for, and back: the only place where the two meet is {@link MessageCodec}. */
public interface IdMap {
    /** Bytes of a global id. */
    int GLOBAL_BYTES = 16;

    /** The global id, {@link #GLOBAL_BYTES} long, of a peer this process has named before. */
    byte[] globalId(int localId);

    /**
     * The small id of a peer, given out at the first mention.
     *
     * @param globalId {@link #GLOBAL_BYTES} long
     * @return 0 or greater, or -1 if this process takes no further peers
     */
    int localId(byte[] globalId);
}
