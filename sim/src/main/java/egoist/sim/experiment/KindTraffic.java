package egoist.sim.experiment;

/**
 * What one kind of protocol message put on the wire after the warm-up.
 *
 * @param kind as in files: {@code link-open}
 * @param originated bits per peer and second of those who have something to say
 * @param forwarded bits per peer and second of those who pass on what others say
 * @param messages number of messages sent, by all peers together
 * @param lost of these never arrived
 * @param repeated of these arrived twice
 */
public record KindTraffic(String kind, double originated, double forwarded, long messages, long lost, long repeated) {}
