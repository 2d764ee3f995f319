package egoist.node.transport;

import egoist.node.identity.GlobalId;
import java.util.concurrent.ConcurrentHashMap;

/** What nodes have forfeited by bad input: it fades over ten minutes, survives reconnecting, and too much of it shuts a node out. */
final class Scores {
    /** A node that lost more than this is refused for {@link #SHUT_OUT_NANOS}. */
    private static final double LIMIT = 100;

    private static final double FADE_NANOS = 600e9;
    private static final long SHUT_OUT_NANOS = 300_000_000_000L;
    private static final int MAX_NODES = 8192;

    private final ConcurrentHashMap<GlobalId, Score> scores = new ConcurrentHashMap<>();

    private record Score(double lost, long atNanos, long shutUntilNanos) {}

    /** Takes points off a node; true if that shuts it out. */
    boolean penalise(GlobalId id, int points) {
        if (scores.size() > MAX_NODES) {
            scores.clear();
        }
        long now = System.nanoTime();
        Score score = scores.merge(id, new Score(points, now, now), (old, added) -> {
            double left = Math.max(0, old.lost * (1 - (now - old.atNanos) / FADE_NANOS));
            double lost = left + added.lost;
            return new Score(lost, now, lost > LIMIT ? now + SHUT_OUT_NANOS : old.shutUntilNanos);
        });
        return score.shutUntilNanos - now > 0;
    }

    /** What a node has forfeited and not yet got back; 0 for one that behaved. */
    double lost(GlobalId id) {
        Score score = scores.get(id);
        return score == null ? 0 : Math.max(0, score.lost * (1 - (System.nanoTime() - score.atNanos) / FADE_NANOS));
    }

    boolean isShutOut(GlobalId id) {
        Score score = scores.get(id);
        return score != null && score.shutUntilNanos - System.nanoTime() > 0;
    }
}
