package egoist.protocol;

import static egoist.protocol.metric.PathAlgebra.NO_LINK;

import egoist.protocol.message.Limits;
import egoist.protocol.message.PathEcho;
import egoist.protocol.message.PathProbe;
import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.PrimitiveDijkstra;
import egoist.protocol.overlay.Wiring;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Tries the paths that this peer would send over, one now and then, because what a link is announced to cost is a matter of
 * trust where both its ends agree. What does not hold is doubted here alone ({@link LegDoubts}).
 */
final class PathProber {
    /** Probes of others passed on in a second at most. */
    private static final int FORWARDS_PER_SECOND = 64;

    private static final long SECOND_MICROS = 1_000_000;
    private static final int NOBODY = -1;
    private static final int DRAWS = 8;
    /** If nobody answered so many in a row, or ever, it is this peer that is not reached, or nobody knows such probes. */
    private static final int DEAF = 5;

    private final Peer peer;
    private final long intervalMicros;
    private final LegDoubts doubts;
    private @Nullable PathTrial trial;
    private long dueMicros;
    /** Whose path is tried again, because something was wrong with it, or {@link #NOBODY}. */
    private int again = NOBODY;

    private int unanswered = DEAF;
    private int forwarded;
    private long secondMicros;

    PathProber(Peer peer) {
        this.peer = peer;
        this.intervalMicros = peer.config.triesPaths() ? peer.config.trying().intervalMicros() : 0;
        this.doubts = new LegDoubts(peer.config.trying().memoryMicros());
    }

    void start() {
        if (intervalMicros > 0) {
            dueMicros = peer.environment.nowMicros() + peer.random.nextLong(intervalMicros);
        }
    }

    LegDoubts doubts() {
        return doubts;
    }

    /** With the PROBE timer. */
    void tick() {
        long now = peer.environment.nowMicros();
        PathTrial ended = trial;
        if (ended != null && (ended.complete() || ended.ageMicros(now) > peer.prober.patienceMicros())) {
            trial = null;
            judge(ended, now);
        }
        if (intervalMicros > 0 && trial == null && now >= dueMicros) {
            dueMicros = now + intervalMicros;
            doubts.forget(now);
            begin(now);
        }
    }

    private void judge(PathTrial ended, long now) {
        unanswered = ended.answers() == 0 ? Math.min(DEAF, unanswered + 1) : 0;
        if (unanswered >= DEAF) {
            return;
        }
        ended.judge(peer.config.metric().noticeable(), peer.prober.health().patience());
        again = NOBODY;
        for (int leg = 1; leg < ended.length(); leg++) {
            switch (ended.verdict(leg)) {
                case RIGHT -> doubts.right(ended.from(leg), ended.to(leg));
                case LATE, SILENT -> {
                    doubts.wrong(ended.from(leg), ended.to(leg), ended.worth(leg), now);
                    again = ended.target();
                }
                case UNKNOWN -> {}
            }
        }
    }

    private void begin(long now) {
        int[] members = peer.membership.members();
        Overlay overlay = peer.rewirer.countedLinks();
        for (int member : members) {
            if (member != peer.id && peer.linkState.database().draining(member)) {
                overlay.clear(member);
            }
        }
        PathTrial found = null;
        long[] costs = new long[overlay.peers()];
        new PrimitiveDijkstra().from(overlay, PathAlgebra.ADDITIVE, peer.id, PrimitiveDijkstra.NOBODY, costs);
        for (int draw = 0; draw < DRAWS && found == null; draw++) {
            boolean same = draw == 0 && again != NOBODY;
            int target = same ? again : members[peer.random.nextInt(members.length)];
            found = target < costs.length ? trial(target, overlay, costs, now) : null;
        }
        again = NOBODY;
        if (found != null) {
            trial = found;
            peer.environment.send(found.probe.route()[0], found.probe);
        }
    }

    /** A trial of the path to that target, or null if it is no path over others, or leads over one this peer has not measured. */
    private @Nullable PathTrial trial(int target, Overlay overlay, long[] costs, long now) {
        int[] path = new int[Limits.ROUTE];
        int[] legs = new int[Limits.ROUTE];
        int length = 0;
        for (int at = target; at != peer.id; at = before(at, overlay, costs)) {
            if (at == NOBODY || length == Limits.ROUTE || peer.prober.cost(at) == NO_LINK) {
                return null;
            }
            path[length++] = at;
        }
        if (length < 2) {
            return null;
        }
        int[] route = new int[length];
        int[] direct = new int[length];
        for (int i = 0; i < length; i++) {
            route[i] = path[length - 1 - i];
            direct[i] = peer.prober.cost(route[i]);
            legs[i] = overlay.cost(i == 0 ? peer.id : route[i - 1], route[i]);
        }
        // Half of a draw: who sees nonces cannot compute those to come.
        PathProbe probe = new PathProbe(peer.id, peer.random.nextLong() >>> Integer.SIZE, route, 0);
        return new PathTrial(probe, Arrays.copyOf(legs, length), direct, now);
    }

    /** Over whom the best path leads to that peer, or {@link #NOBODY}. */
    private static int before(int to, Overlay overlay, long[] costs) {
        for (int from = 0; from < overlay.peers(); from++) {
            int cost =
                    from == to || costs[from] == PathAlgebra.ADDITIVE.unreachable() ? NO_LINK : overlay.cost(from, to);
            if (cost != NO_LINK && costs[from] + cost == costs[to]) {
                return from;
            }
        }
        return NOBODY;
    }

    /** Somebody's probe: answers it, and passes it on along a link of this peer. */
    void onProbe(int from, PathProbe probe) {
        boolean mine = probe.route()[probe.position()] == peer.id && probe.before() == from && probe.origin() >= 0;
        if (!mine || !mayForward()) {
            return;
        }
        peer.environment.send(probe.origin(), new PathEcho(probe.nonce()));
        if (!probe.arrived()) {
            PathProbe onwards = probe.next();
            int next = onwards.route()[onwards.position()];
            Wiring links = peer.carrying();
            if (links.contains(next)) {
                peer.environment.send(next, onwards);
            }
        }
    }

    private boolean mayForward() {
        long now = peer.environment.nowMicros();
        if (now - secondMicros >= SECOND_MICROS) {
            secondMicros = now;
            forwarded = 0;
        }
        return ++forwarded <= FORWARDS_PER_SECOND;
    }

    void onEcho(int from, PathEcho echo) {
        PathTrial tried = trial;
        if (tried != null) {
            tried.answered(from, echo.nonce(), peer.environment.nowMicros());
        }
    }
}
