package egoist.sim.engine;

import egoist.protocol.overlay.Wiring;
import java.util.BitSet;

/** Who changed links by a decision in the present period of observation, and how many. */
final class Rewirings {
    private final BitSet rewired;
    private long links;

    Rewirings(int peers) {
        this.rewired = new BitSet(peers);
    }

    void note(int peer, Wiring before, Wiring after) {
        int changed = after.linksNotIn(before);
        if (changed > 0) {
            rewired.set(peer);
            links += changed;
        }
    }

    int peers() {
        return rewired.cardinality();
    }

    long links() {
        return links;
    }

    void beginPeriod() {
        rewired.clear();
        links = 0;
    }
}
