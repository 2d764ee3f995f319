package egoist.protocol;

import egoist.protocol.message.Announcement;
import egoist.protocol.message.Limits;
import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Wiring;
import java.util.Arrays;

/**
 * When this peer announces its own links: at fixed times as in the paper, or when they changed, damped by a budget that fills
 * by one announcement an interval, and again after a while.
 */
final class OwnLinks {
    /** Low bits of an epoch are drawn by lot, so that peers born in the same microsecond differ. */
    private static final int EPOCH_RANDOM_BITS = 10;

    private static final long UNDAMPED_TICK_MICROS = 1_000_000;

    private final Peer peer;
    private final PeerConfig.Announcing config;
    private final Objections objections;

    private long epoch = -1;
    private long sequence;
    private int budget;
    private boolean dirty;
    private long announcedMicros = Long.MIN_VALUE / 2;
    private Announcement last;

    OwnLinks(Peer peer) {
        this.peer = peer;
        this.config = peer.config.announcing();
        this.objections = new Objections(peer);
        this.budget = config.burst();
        this.last = Announcement.departure(peer.id, 0, 0);
    }

    void start() {
        peer.environment.wake(Timer.ANNOUNCE, peer.random.nextLong(Math.max(1, tickMicros())));
    }

    private long tickMicros() {
        if (config.when() == PeerConfig.Announce.PERIODIC) {
            return config.periodMicros();
        }
        return config.intervalMicros() > 0 ? config.intervalMicros() : UNDAMPED_TICK_MICROS;
    }

    /** A link was opened, closed or lost. */
    void changed() {
        dirty = true;
        if (config.when() == PeerConfig.Announce.ON_CHANGE && (budget > 0 || config.intervalMicros() == 0)) {
            announce();
        }
    }

    /** What there is to say against the links of others. */
    Objections objections() {
        return objections;
    }

    /** There is someone to tell now; perhaps there was not when the wiring changed. */
    void partnerGained() {
        if (dirty) {
            changed();
        }
    }

    /** The ANNOUNCE timer. */
    void tick() {
        peer.environment.wake(Timer.ANNOUNCE, tickMicros());
        if (config.when() == PeerConfig.Announce.PERIODIC) {
            objections.review();
            announce();
            return;
        }
        budget = Math.min(config.burst(), budget + 1);
        boolean due = peer.environment.nowMicros() - announcedMicros >= config.refreshMicros();
        if (objections.review() || dirty || due || costsMoved()) {
            announce();
        }
    }

    private boolean costsMoved() {
        Announcement now = describe(sequence);
        if (now.degree() != last.degree() || peer.coordinate.movedFrom(last.coordinate())) {
            return true;
        }
        for (int i = 0; i < now.degree(); i++) {
            long moved = Math.abs((long) now.cost(i) - last.cost(i));
            boolean noticeable = moved > config.change() * last.cost(i)
                    && moved >= peer.config.metric().noticeable();
            if (now.neighbour(i) != last.neighbour(i) || noticeable) {
                return true;
            }
        }
        return false;
    }

    /** Announces, if there is anyone to tell. */
    void announce() {
        if (peer.links.floodCount() == 0) {
            return;
        }
        dirty = false;
        budget = Math.max(0, budget - 1);
        announcedMicros = peer.environment.nowMicros();
        count();
        last = describe(sequence);
        peer.linkState.originate(last);
    }

    /** Says good-bye. */
    void depart() {
        count();
        Announcement departure = Announcement.departure(peer.id, epoch(), sequence);
        peer.linkState.originate(departure);
    }

    /**
     * The links that carry this peer's traffic and what they cost it; those not measured, or silent, are no use to anyone and
     * left out. And what it objects to.
     */
    private Announcement describe(long number) {
        Wiring wiring = peer.carrying();
        int[] neighbours = new int[wiring.size()];
        int[] costs = new int[wiring.size()];
        boolean[] donated = new boolean[wiring.size()];
        int count = 0;
        for (int i = 0; i < wiring.size(); i++) {
            int cost = peer.prober.cost(wiring.neighbour(i));
            if (cost != PathAlgebra.NO_LINK) {
                neighbours[count] = wiring.neighbour(i);
                costs[count] = cost;
                donated[count++] = wiring.donated(i);
            }
        }
        return new Announcement(
                        peer.id,
                        epoch(),
                        number,
                        false,
                        Arrays.copyOf(neighbours, count),
                        Arrays.copyOf(costs, count),
                        Arrays.copyOf(donated, count),
                        objections.owners(),
                        objections.costs())
                .at(peer.coordinate.now())
                .of(peer.departure.stay());
    }

    /** The next number; after the last one an epoch has, a new epoch begins, because nobody takes greater ones. */
    private void count() {
        sequence++;
        if (sequence >= Limits.SEQUENCES) {
            epoch = epoch() + 1;
            sequence = 1;
        }
    }

    private long epoch() {
        if (epoch < 0) {
            long lot = peer.random.nextLong(1L << EPOCH_RANDOM_BITS);
            epoch = (peer.environment.nowMicros() << EPOCH_RANDOM_BITS) + lot;
        }
        return epoch;
    }

    /**
     * Someone has an announcement of this peer that is newer than its own: it was in a former life, or is not this peer's.
     * Either way the next one must be newer still.
     */
    void heardOf(Announcement announcement) {
        boolean numbersRunOut = announcement.sequence() >= Limits.SEQUENCES - 1;
        if (numbersRunOut && announcement.epoch() == Long.MAX_VALUE) {
            // Nothing newer can be said, so this is no former life's word.
            return;
        }
        epoch = Math.max(epoch(), numbersRunOut ? announcement.epoch() + 1 : announcement.epoch());
        sequence = numbersRunOut ? 0 : announcement.sequence();
        changed();
    }
}
