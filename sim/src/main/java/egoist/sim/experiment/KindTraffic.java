package egoist.sim.experiment;

/**
 * What one kind of protocol message put on the wire after the warm-up, in bits per peer and second.
 *
 * @param kind as in files: {@code link-open}
 * @param originated by those who have something to say
 * @param forwarded by those who pass on what others say
 */
public record KindTraffic(String kind, double originated, double forwarded) {}
