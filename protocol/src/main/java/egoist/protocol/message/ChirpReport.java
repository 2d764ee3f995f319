package egoist.protocol.message;

/**
 * The answer to a {@link Chirp}.
 *
 * @param sentMicros as the chirp said
 * @param estimateKbps available bandwidth from the chirp's sender to this peer in kbit/s, 0 if it could not be estimated
 * @param loadThousandths load of the peer that reports, in thousandths
 */
public record ChirpReport(long sentMicros, int estimateKbps, int loadThousandths) implements Message {
    @Override
    public void deliver(int from, MessageHandler handler) {
        handler.onChirpReport(from, this);
    }

    @Override
    public Kind kind() {
        return Kind.CHIRP_REPORT;
    }
}
