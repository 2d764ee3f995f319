package egoist.protocol.message;

/**
 * A train of probe packets whose spacing on arrival tells the available bandwidth of the path (EGOIST, CoNEXT 2008, section
 * 4.1). The peer only asks for it; the driver that delivers a chirp puts the estimate into it, and the receiving peer returns
 * it in a {@link ChirpReport}.
 *
 * @param sentMicros the sender's clock when it was sent
 * @param estimateKbps available bandwidth from sender to receiver in kbit/s, 0 as long as nobody estimated it
 */
public record Chirp(long sentMicros, int estimateKbps) implements Message {
    /** This chirp as it arrives, with the receiving driver's estimate. */
    public Chirp withEstimate(int kbps) {
        return new Chirp(sentMicros, kbps);
    }

    @Override
    public void deliver(int from, MessageHandler handler) {
        handler.onChirp(from, this);
    }

    @Override
    public Kind kind() {
        return Kind.CHIRP;
    }
}
