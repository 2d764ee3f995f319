package egoist.protocol;

import egoist.protocol.message.Announcement;
import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.LinkStateDatabase;

/**
 * What an announced link counts for, with both its ends heard: nothing if the other end objects to it, and no less than what
 * that end measured. So a peer can neither invent a link nor make one look better than it is, and a link that works one way
 * only is out of everyone's view as soon as one end gave it up. The papers trust every announcement; {@code two-way: false}
 * does that.
 */
final class LinkCheck {
    private final boolean twoWay;
    private final PathAlgebra algebra;

    LinkCheck(PeerConfig config) {
        this.twoWay = config.announcing().twoWay();
        this.algebra = config.metric().algebra();
    }

    /** Cost of the {@code index}-th link of an announcement, or {@link PathAlgebra#NO_LINK} if it does not count. */
    int cost(Announcement claim, int index, LinkStateDatabase database) {
        int claimed = claim.cost(index);
        Announcement farEnd = twoWay ? database.live(claim.neighbour(index)) : null;
        int objection = farEnd == null ? PathAlgebra.NO_LINK : farEnd.objectionTo(claim.origin());
        if (objection == PathAlgebra.NO_LINK) {
            return claimed;
        }
        return objection == 0 ? PathAlgebra.NO_LINK : algebra.better(claimed, objection) ? objection : claimed;
    }
}
