package egoist.protocol;

import egoist.protocol.message.Announcement;
import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Hearing;
import egoist.protocol.overlay.LinkAudit;
import egoist.protocol.overlay.LinkStateDatabase;
import egoist.protocol.overlay.Overlay;
import java.util.function.IntUnaryOperator;

/**
 * What announced links count for, with both their ends heard: nothing if the other end objects to them, and no less than what
 * that end measured. So a peer can neither invent a link nor make one look better than it is, and a link that works one way
 * only is out of everyone's view as soon as one end gave it up. Whom to believe is for {@link Hearing} to judge,
 * as objecting would be a weapon of liars else. The papers trust every announcement; {@code two-way:
 * false} does that. Under an audit both ends may find the cost wrong, either way.
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
     * The announced links between members at what they count for.
     *
     * @param measured what a link of this peer to that one costs
     */
    Overlay counted(
            Overlay announced, LinkStateDatabase database, IntUnaryOperator measured, OwnCoordinate coordinate) {
        Overlay there = heard
                ? Hearing.counted(announced, (from, to, told) -> objection(from, to, told, database), measured)
                : announced;
        return switch (auditing.audit()) {
            case NONE -> there;
            case FAR_END -> LinkAudit.believed(there, (from, to, told) -> said(from, to, database));
            case COORDINATES -> LinkAudit.plausible(there, coordinate::foretold, auditing.tolerance());
        };
    }

    private static int said(int from, int to, LinkStateDatabase database) {
        Announcement farEnd = database.live(to);
        return farEnd == null ? PathAlgebra.NO_LINK : farEnd.objectionTo(from);
    }

    /** What is heard before the audit: an audit by far ends is about all other costs. */
    private int objection(int from, int to, int told, LinkStateDatabase database) {
        int said = said(from, to, database);
        boolean worse = auditing.audit() != PeerConfig.Audit.FAR_END && algebra.better(told, said);
        return said == Hearing.DENIED || worse ? said : PathAlgebra.NO_LINK;
    }
}
