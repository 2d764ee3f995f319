package egoist.protocol.message;

/** How the originator of an announcement is known. The codec asks before it gives a stranger's ids any room. */
public interface Signatures {
    /** Nobody signs and everybody is believed. */
    Signatures NONE = new Signatures() {
        @Override
        public byte[] sign(byte[] payload) {
            return new byte[0];
        }

        @Override
        public boolean good(byte[] origin, byte[] payload, byte[] signature) {
            return true;
        }
    };

    /** This process's signature over an announcement of its own. */
    byte[] sign(byte[] payload);

    /**
     * Whether the announcement is from whom it says.
     *
     * @param origin global id
     */
    boolean good(byte[] origin, byte[] payload, byte[] signature);
}
