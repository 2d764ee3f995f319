package egoist.protocol;

import egoist.protocol.Links.Own;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pings this peer's own links more often than all members, and makes a link that loses packets cost what lost packets cost those who
 * send over it. A loss alone says nothing; of the last eight pings two or more do. A link given up for it is watched on, so that
 * it is not chosen again before eight pings in a row came back.
 */
final class LossWatch {
    private static final int WINDOW = 8;
    private static final int ALL = (1 << WINDOW) - 1;
    /** Links given up are watched on while no more than that are; where all is lossy, it is not the links. */
    private static final int MOST = 32;
    /** Least time after which TCP sends again what was lost (RFC 6298 and what systems do). */
    private static final long RESEND_MICROS = 200_000;
    /**
     * How often a packet is sent again on average, in thousandths, if so many of the last eight pings were lost: p / (1 - p), where
     * p is the loss one way, 1 - sqrt(1 - lost / 8). All lost counts like seven and a half.
     */
    private static final int[] RESENT_THOUSANDTHS = {0, 0, 155, 265, 414, 633, 1000, 1828, 3000};

    private static final long NEVER = Long.MIN_VALUE;

    private final Peer peer;
    private final long intervalMicros;
    private final List<Watched> watched = new ArrayList<>(0);
    private long dueMicros = NEVER;
    private boolean lossy;

    /** A bit for each of the last pings, the newest lowest, and the one under way. */
    private static final class Watched {
        private final int id;
        private int lost;
        private long sentMicros = NEVER;
        private boolean answered;

        private Watched(int id) {
            this.id = id;
        }

        private int losses() {
            return Integer.bitCount(lost);
        }
    }

    LossWatch(Peer peer) {
        this.peer = peer;
        this.intervalMicros = peer.config.watchesLoss() ? peer.config.probing().linkMicros() : 0;
    }

    /** With the PROBE timer. */
    void tick() {
        long now = peer.environment.nowMicros();
        if (intervalMicros == 0 || now < dueMicros) {
            return;
        }
        // Who itself is late, or slept, has nobody to blame.
        boolean fair = peer.prober.health().patience() == 1 && now - dueMicros < intervalMicros;
        dueMicros = now + intervalMicros;
        for (Links.Link link : peer.links.all()) {
            if (link.own == Own.OPEN && find(link.partner) == null) {
                watched.add(new Watched(link.partner));
            }
        }
        for (Watched link : watched) {
            judge(link, fair);
        }
        watched.removeIf(link -> !isWatched(link));
        lossy = false;
        for (Watched link : watched) {
            peer.prober.sendPing(link.id, now);
            link.sentMicros = now;
            link.answered = false;
            lossy |= link.losses() > 1;
        }
    }

    private @Nullable Watched find(int id) {
        for (Watched link : watched) {
            if (link.id == id) {
                return link;
            }
        }
        return null;
    }

    private static void judge(Watched link, boolean fair) {
        if (link.sentMicros != NEVER && (fair || link.answered)) {
            link.lost = (link.lost << 1 | (link.answered ? 0 : 1)) & ALL;
        }
    }

    private boolean isWatched(Watched link) {
        int id = link.id;
        if (!peer.membership.known(id) || peer.membership.dead(id) || peer.restarts.awaited(id)) {
            return false;
        }
        Links.Link own = peer.links.find(id);
        return (own != null && own.own == Own.OPEN) || (link.lost != 0 && watched.size() <= MOST);
    }

    /**
     * Whether that answer is to a ping of this watch; it is noted.
     *
     * @param sentMicros as the answer says; live nodes take it from the round trip, so that it is a little later than it was
     */
    boolean answered(int from, long sentMicros) {
        Watched link = find(from);
        if (link == null || sentMicros < link.sentMicros || link.answered) {
            return false;
        }
        link.answered = true;
        return true;
    }

    /** What losses add to a link of that delay, in microseconds; 0 where there are none. */
    long extraMicros(int to, int delayMicros) {
        if (!lossy) {
            return 0;
        }
        Watched link = find(to);
        return link == null ? 0 : RESENT_THOUSANDTHS[link.losses()] * (RESEND_MICROS + 2L * delayMicros) / 1000;
    }
}
