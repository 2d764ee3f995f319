package egoist.sim.engine;

import egoist.protocol.Peer;
import egoist.protocol.message.Announcement;
import org.jspecify.annotations.Nullable;

/**
 * In one life, a peer never takes an announcement older than one it had, nor the same one twice, not even after it forgot its
 * origin.
 */
final class FreshAnnouncements implements Invariant {
    private final @Nullable Peer[] lives;
    /** The newest announcement seen by each peer, by origin. */
    private final @Nullable Announcement[][] newest;
    /** Whether the peer has it now. */
    private final boolean[][] held;

    FreshAnnouncements(int peers) {
        lives = new Peer[peers];
        newest = new Announcement[peers][];
        held = new boolean[peers][];
    }

    @Override
    public void check(Simulator simulator, int id) {
        if (id >= lives.length || !simulator.present(id)) {
            return;
        }
        Peer peer = simulator.peer(id);
        if (lives[id] != peer) {
            lives[id] = peer;
            newest[id] = new Announcement[lives.length];
            held[id] = new boolean[lives.length];
        }
        for (int origin = 0; origin < lives.length; origin++) {
            Announcement now = peer.ids() > origin ? peer.announcement(origin) : null;
            Announcement before = newest[id][origin];
            boolean tombstone = now != null
                    && before != null
                    && now.departed()
                    && now.epoch() == before.epoch()
                    && now.sequence() == before.sequence();
            boolean kept = now == before && (now == null || held[id][origin]);
            if (now != null && !kept && !tombstone && before != null && !now.isNewerThan(before)) {
                throw new AssertionError(
                        "at " + simulator.nowMicros() + " us peer " + id + " took " + now + " after " + before);
            }
            held[id][origin] = now != null;
            if (now != null) {
                newest[id][origin] = now;
            }
        }
    }
}
