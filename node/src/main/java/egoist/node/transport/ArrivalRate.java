package egoist.node.transport;

import egoist.node.identity.GlobalId;
import egoist.protocol.PeerConfig;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How often one origin's announcements are let in. All members verify and pass on what any of them says, so whoever announces its
 * links without end would keep the whole overlay busy. An honest peer announces on change, damped to one in an interval; twice as
 * many as by this node's own settings are let in, and one a second at least. What comes too soon is lost here: a later announcement
 * makes up for it, or the comparison of databases.
 */
final class ArrivalRate {
    private static final double MICROS = 1e6;
    private static final int LEAST_BURST = 10;

    private final double perSecond;
    private final int burst;
    private final boolean unlimited;
    private final Map<GlobalId, TokenBucket> origins = new ConcurrentHashMap<>();

    ArrivalRate(PeerConfig.Announcing config) {
        long interval = config.when() == PeerConfig.Announce.PERIODIC ? config.periodMicros() : config.intervalMicros();
        this.unlimited = interval == 0;
        this.perSecond = Math.max(1, unlimited ? 1 : 2 * MICROS / interval);
        this.burst = Math.max(LEAST_BURST, 2 * config.burst());
    }

    /** Whether another one of that origin may come now; its signature need not be looked at if not. */
    boolean mayCome(GlobalId origin) {
        TokenBucket bucket = origins.get(origin);
        return bucket == null || bucket.has(1);
    }

    /** One came whose signature was good: forged ones take nothing from their victim, and no room either. */
    void came(GlobalId origin) {
        if (!unlimited) {
            origins.computeIfAbsent(origin, id -> new TokenBucket(perSecond, burst))
                    .tryTake(1);
        }
    }

    void forget(GlobalId origin) {
        origins.remove(origin);
    }
}
