package egoist.sim.measure;

import egoist.protocol.PeerConfig;
import java.util.List;

/**
 * What the papers say control traffic costs, in bits per peer and second, to hold measured traffic against: C08, section 4.3, and
 * the report TR 2007-013 (also T11, section VII.A), which differ in the sizes of announcements. Both count what peers originate,
 * not what they pass on. Pings are one way, as in the paper.
 */
public final class PaperOverhead {
    private static final double PING_BITS = 320;

    private PaperOverhead() {}

    /** The formulas for n peers of degree k with these timers; where announcements follow changes, T_announce is the paper's 20 s. */
    public static List<Measured> of(int peers, int degree, PeerConfig config) {
        double pingSeconds = config.probing().periodMicros() / 1e6;
        double announceSeconds = config.announcing().periodMicros() / 1e6;
        double pings = pingSeconds == 0 ? 0 : Math.max(0, peers - degree - 1) * PING_BITS / pingSeconds;
        return List.of(
                new Measured("paper-bits-per-s", "ping", pings),
                new Measured("paper-bits-per-s", "announcement (C08)", (64 + 40.0 * degree) / announceSeconds),
                new Measured("paper-bits-per-s", "announcement (TR13, T11)", (192 + 32.0 * degree) / announceSeconds));
    }
}
