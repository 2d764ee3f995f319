package egoist.protocol;

import egoist.protocol.Links.Link;
import egoist.protocol.Links.Own;
import egoist.protocol.message.Announcement;
import egoist.protocol.message.Limits;
import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.IdSet;
import egoist.protocol.policy.WiringPolicy;
import java.util.Arrays;

/**
 * What this peer has to say against links that others announce to it: those it never agreed to or gave up, and those it finds
 * to be much worse than announced. So both ends speak for a link, and an overlay of honest peers says nothing more than before:
 * listing every link to it would make each announcement of a popular peer as long as it is popular, and most of the traffic.
 */
final class Objections {
    /** A measured cost is another one if it is off by more than this share of it, and by twice what is noticeable. */
    private static final double SHARE = 0.2;

    private static final int[] NONE = {};

    private final Peer peer;
    private final boolean speaks;
    /** By how much a link may be better or worse than announced, or 0 if only worse ones matter. */
    private final double tolerance;

    private final boolean usedBothWays;
    private final IdSet doubtful = new IdSet();
    private int[] owners = NONE;
    private int[] costs = NONE;

    Objections(Peer peer) {
        this.peer = peer;
        this.speaks = peer.config.hearsFarEnds();
        PeerConfig.Auditing auditing = peer.config.auditing();
        this.tolerance = auditing.audit() == PeerConfig.Audit.FAR_END ? auditing.tolerance() : 0;
        this.usedBothWays = peer.config.policy().linkUse() == WiringPolicy.LinkUse.BOTH_WAYS;
    }

    /** Someone announced its links anew; if one of them is to this peer and not right, that is looked into at the next tick. */
    void heard(Announcement announcement) {
        int claimed = speaks ? announcement.costTo(peer.id) : PathAlgebra.NO_LINK;
        if (claimed != PathAlgebra.NO_LINK && wrong(announcement.origin(), claimed) != PathAlgebra.NO_LINK) {
            doubtful.set(announcement.origin());
        }
    }

    /** This peer gave up a link of another, who may still believe in it. */
    void gaveUp(int owner) {
        if (speaks) {
            doubtful.set(owner);
        }
    }

    /** Looks at all doubtful links again; true if there is something else to say than the last time. */
    boolean review() {
        if (!speaks) {
            return false;
        }
        for (Link link : peer.links.all()) {
            if (link.incoming) {
                Announcement known = peer.linkState.database().live(link.partner);
                if (known != null) {
                    heard(known);
                }
            }
        }
        if (doubtful.isEmpty() && owners.length == 0) {
            return false;
        }
        int[] before = owners;
        int[] costsBefore = costs;
        judgeDoubtful();
        boolean news = !Arrays.equals(before, owners);
        for (int i = 0; i < owners.length && !news; i++) {
            news = (costs[i] == 0) != (costsBefore[i] == 0) || farApart(costs[i], costsBefore[i]);
        }
        if (!news) {
            costs = costsBefore;
        }
        return news;
    }

    private void judgeDoubtful() {
        int[] found = new int[doubtful.cardinality()];
        int[] worth = new int[found.length];
        int count = 0;
        for (int owner = doubtful.nextSetBit(0); owner >= 0; owner = doubtful.nextSetBit(owner + 1)) {
            Announcement claim = peer.linkState.database().live(owner);
            int claimed = claim == null ? PathAlgebra.NO_LINK : claim.costTo(peer.id);
            int objection = claimed == PathAlgebra.NO_LINK ? PathAlgebra.NO_LINK : wrong(owner, claimed);
            if (objection == PathAlgebra.NO_LINK) {
                doubtful.clear(owner);
            } else if (count < Limits.OBJECTIONS) {
                found[count] = owner;
                worth[count++] = objection;
            }
        }
        owners = Arrays.copyOf(found, count);
        costs = Arrays.copyOf(worth, count);
    }

    /** What is wrong with a link to this peer: 0 if it is not there, what it really costs, or NO_LINK if nothing is. */
    private int wrong(int owner, int claimed) {
        Link link = peer.links.find(owner);
        boolean agreed = link != null && (link.incoming || (usedBothWays && link.own != Own.NONE));
        if (!agreed) {
            return 0;
        }
        int measured = peer.config.metric().sameFromBothEnds() ? peer.prober.cost(owner) : PathAlgebra.NO_LINK;
        if (measured == PathAlgebra.NO_LINK) {
            return PathAlgebra.NO_LINK;
        }
        boolean objects = tolerance > 0
                ? (measured > tolerance * claimed || claimed > tolerance * measured) && noticeable(measured, claimed)
                : measured > claimed && farApart(measured, claimed);
        return objects ? Math.max(1, measured) : PathAlgebra.NO_LINK;
    }

    private boolean farApart(int one, int other) {
        return Math.abs((long) one - other) > SHARE * Math.max(one, other) && noticeable(one, other);
    }

    private boolean noticeable(int one, int other) {
        return Math.abs((long) one - other) > 2L * peer.config.metric().noticeable();
    }

    /** Owners of the links this peer objects to, as of the last review, ascending. */
    int[] owners() {
        return owners;
    }

    /** What each of them costs by this peer's own measurement; 0 for a link that is not there. */
    int[] costs() {
        return costs;
    }
}
