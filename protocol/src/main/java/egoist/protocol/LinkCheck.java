package egoist.protocol;

import egoist.protocol.message.Announcement;
import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.LinkAudit;
import egoist.protocol.overlay.LinkStateDatabase;
import egoist.protocol.overlay.Overlay;

/**
 * What an announced link counts for, with both its ends heard: nothing if the other end objects to it, and no less than what
 * that end measured. So a peer can neither invent a link nor make one look better than it is, and a link that works one way
 * only is out of everyone's view as soon as one end gave it up. The papers trust every announcement; {@code two-way: false}
 * does that. Under an audit both ends may find the cost wrong, either way, and who of them is believed is judged for the whole
 * overlay.
 */
final class LinkCheck {
    private final boolean heard;
    private final PeerConfig.Auditing auditing;
    private final PathAlgebra algebra;

    LinkCheck(PeerConfig config) {
        this.heard = config.hearsFarEnds();
        this.auditing = config.auditing();
        this.algebra = config.metric().algebra();
    }

    /**
     * Cost of the {@code index}-th link of an announcement, or {@link PathAlgebra#NO_LINK} if it does not count; before the
     * audit, if there is one.
     */
    int cost(Announcement claim, int index, LinkStateDatabase database) {
        int claimed = claim.cost(index);
        Announcement farEnd = heard ? database.live(claim.neighbour(index)) : null;
        int objection = farEnd == null ? PathAlgebra.NO_LINK : farEnd.objectionTo(claim.origin());
        if (objection == PathAlgebra.NO_LINK) {
            return claimed;
        }
        return objection == 0
                ? PathAlgebra.NO_LINK
                : auditing.audit() != PeerConfig.Audit.FAR_END && algebra.better(claimed, objection)
                        ? objection
                        : claimed;
    }

    /** The links at what they count for after the audit, if there is one. */
    Overlay audited(Overlay claims, LinkStateDatabase database, OwnCoordinate coordinate) {
        return switch (auditing.audit()) {
            case NONE -> claims;
            case FAR_END -> LinkAudit.believed(claims, (from, to, told) -> dispute(from, to, database));
            case COORDINATES -> LinkAudit.plausible(claims, coordinate::foretold, auditing.tolerance());
        };
    }

    private static int dispute(int from, int to, LinkStateDatabase database) {
        Announcement farEnd = database.live(to);
        return farEnd == null ? PathAlgebra.NO_LINK : farEnd.objectionTo(from);
    }
}
