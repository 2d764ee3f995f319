package egoist.protocol;

import egoist.protocol.message.Announcement;
import egoist.protocol.overlay.IdSet;
import egoist.protocol.overlay.LinkStateDatabase;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.Wiring;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Members nobody links to: newcomers, and those that died and lost their in-links while others still hold them for alive. No
 * path leads to them, so by the letter of the cost everyone who decides next has to give them a link before all else: a
 * herd of links where one is enough, or none.
 *
 * <p>Here an orphan is for one epoch the concern of those only that are linked with it, and one of the peers it links to, the same in
 * every view, decides as soon as it knows. Only who finds it an orphan in two epochs in a row cares for it from outside. The papers leave this open;
 * with {@code orphans: all} everyone goes by the letter of the cost.
 */
final class Orphans {
    private final Peer peer;
    private final boolean forAll;
    private IdSet seen = new IdSet();
    private IdSet seenBefore = new IdSet();

    Orphans(Peer peer) {
        this.peer = peer;
        this.forAll = peer.config.rewiring().orphansForAll();
    }

    /** An epoch begins. */
    void nextEpoch() {
        seenBefore = seen;
        seenBefore.trim();
        seen = new IdSet();
    }

    /** Remembers those of a view, and has those it did not know of looked for before it comes to care for them. */
    void note(Overlay view, int[] members, Wiring chosen) {
        BitSet orphans = among(view, members, chosen);
        for (int id = orphans.nextSetBit(0); id >= 0; id = orphans.nextSetBit(id + 1)) {
            if (!seen.get(id)) {
                seen.set(id);
                peer.prober.doubt(id);
            }
        }
    }

    /**
     * What this peer cares for: nothing for the orphans that are others' concern, the rest as it was.
     *
     * @param weights as in a problem, null for one each
     */
    int @Nullable [] weights(Overlay view, int[] members, Wiring chosen, int @Nullable [] weights) {
        if (forAll) {
            return weights;
        }
        BitSet orphans = among(view, members, chosen);
        for (int id = seenBefore.nextSetBit(0); id >= 0; id = seenBefore.nextSetBit(id + 1)) {
            orphans.clear(id);
        }
        if (orphans.isEmpty()) {
            return weights;
        }
        int[] cares = weights == null ? new int[view.peers()] : weights.clone();
        if (weights == null) {
            Arrays.fill(cares, 1);
        }
        for (int id = orphans.nextSetBit(0); id >= 0; id = orphans.nextSetBit(id + 1)) {
            cares[id] = 0;
        }
        return cares;
    }

    /** Members without an in-link that are not linked with this peer either way. */
    private BitSet among(Overlay view, int[] members, Wiring chosen) {
        BitSet orphans = new BitSet(view.peers());
        for (int member : members) {
            orphans.set(member);
        }
        for (int member : members) {
            int first = member * view.stride();
            for (int link = first; link < first + view.degree(member); link++) {
                int target = view.targets()[link];
                if (target == peer.id) {
                    orphans.clear(member);
                } else if (member != peer.id) {
                    orphans.clear(target);
                }
            }
        }
        for (int i = 0; i < chosen.size(); i++) {
            orphans.clear(chosen.neighbour(i));
        }
        orphans.clear(peer.id);
        return orphans;
    }

    /** Whether one of those that announcement links to, and the one that followed it does not, {@link #waits} now. */
    boolean leftWaiting(Announcement before, @Nullable Announcement next) {
        Announcement after = next == null || next.draining() ? null : next;
        if (forAll || (after != null && after.hasLinksOf(before))) {
            return false;
        }
        for (int i = 0; i < before.degree(); i++) {
            int target = before.neighbour(i);
            if ((after == null || !after.linksTo(target)) && waits(target)) {
                return true;
            }
        }
        return false;
    }

    /** Whether that peer waits for this one to decide: it links to this one, it is this one's turn, and nobody links to it. */
    boolean waits(int id) {
        LinkStateDatabase database = peer.linkState.database();
        Announcement announcement = database.live(id);
        if (forAll || announcement == null || announcement.draining() || !announcement.linksTo(peer.id)) {
            return false;
        }
        if (turn(announcement) != peer.id
                || peer.prober.cost(id) < 0
                || peer.rewirer.chosen().contains(id)) {
            return false;
        }
        for (int origin = 0; origin < database.ids(); origin++) {
            Announcement other = database.live(origin);
            if (other != null && other.linksTo(id) && !other.draining() && peer.membership.alive(origin)) {
                return false;
            }
        }
        return true;
    }

    /** Whose turn it is to care for the origin of that announcement: one of its neighbours, and none that is about to go. */
    private int turn(Announcement announcement) {
        int first = announcement.origin() % announcement.degree();
        for (int i = 0; i < announcement.degree(); i++) {
            int neighbour = announcement.neighbour((first + i) % announcement.degree());
            if (!peer.linkState.database().draining(neighbour)) {
                return neighbour;
            }
        }
        return announcement.neighbour(first);
    }
}
