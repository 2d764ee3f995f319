package egoist.protocol;

import static egoist.protocol.metric.PathAlgebra.NO_LINK;

import egoist.protocol.message.Announcement;
import egoist.protocol.overlay.IdSet;
import egoist.protocol.overlay.LinkStateDatabase;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.CandidateFilter;
import egoist.protocol.policy.Memory;
import egoist.protocol.policy.WiringProblem;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** What this peer sees of the overlay at one moment, frozen so that others may look at it while the peer goes on. */
final class View {
    private final Peer peer;
    private final LinkCheck check;
    private final Orphans orphans;

    View(Peer peer, Orphans orphans) {
        this.peer = peer;
        this.orphans = orphans;
        this.check = new LinkCheck(peer.config);
    }

    /**
     * What this peer knows at this moment, as the problem its policy is to solve.
     *
     * @param refused peers that would not have its link
     * @param chosen the wiring it decided on last
     * @param memory what its policy wanted to know of its former decisions
     */
    WiringProblem freeze(IdSet refused, Wiring chosen, Memory memory, long seed) {
        int[] members = staying();
        int ids = peer.membership.ids();
        int[] linkCosts = new int[ids];
        Arrays.fill(linkCosts, NO_LINK);
        for (int member : members) {
            if (peer.membership.trusted(member) && !refused.get(member) && member != peer.id) {
                linkCosts[member] = peer.config.bias().to(member).counted(linkCost(member));
            }
        }
        Overlay overlay = overlay(members, ids);
        int[] weights = peer.config.preference().weights(peer.id, members, ids);
        return new WiringProblem(
                peer.id,
                peer.config.degree(),
                peer.config.metric().algebra(),
                overlay,
                linkCosts,
                members,
                ring(members),
                orphans.weights(overlay, members, chosen, weights),
                candidates(members, chosen, ids, seed),
                chosen,
                seed,
                memory);
    }

    /** Members without those that are about to go: what is decided is to be good when they are gone. */
    private int[] staying() {
        int[] members = peer.membership.members();
        LinkStateDatabase database = peer.linkState.database();
        int count = 0;
        for (int member : members) {
            if (member == peer.id || !database.draining(member)) {
                members[count++] = member;
            }
        }
        return count == members.length ? members : Arrays.copyOf(members, count);
    }

    /** What is measured, and where that is not, what is foretold; or the other way round. */
    private int linkCost(int member) {
        PeerConfig.Coordinates coordinates = peer.config.coordinates();
        int measured = peer.prober.cost(member);
        boolean foretells = coordinates.decides() || coordinates.filter() > 0;
        if (!foretells || (measured != NO_LINK && !coordinates.decides())) {
            return measured;
        }
        int foretold = peer.coordinate.foretold(member);
        return foretold == NO_LINK ? measured : foretold;
    }

    private int @Nullable [] candidates(int[] members, Wiring chosen, int ids, long seed) {
        int filter = peer.config.coordinates().filter();
        if (filter == 0) {
            return null;
        }
        int[] foretold = new int[ids];
        for (int member : members) {
            foretold[member] = member == peer.id ? NO_LINK : peer.coordinate.foretold(member);
        }
        return CandidateFilter.candidates(peer.id, foretold, filter, members, chosen.toArray(), seed);
    }

    private int[] ring(int[] members) {
        RingOrder order = peer.config.ring();
        return order == RingOrder.BY_ID
                ? members
                : Arrays.stream(members)
                        .boxed()
                        .sorted(Comparator.comparingLong(order::place))
                        .mapToInt(Integer::intValue)
                        .toArray();
    }

    /** The links between members at what they count for. */
    Overlay overlay(int[] members, int ids) {
        boolean[] there = new boolean[ids];
        for (int member : members) {
            there[member] = true;
        }
        Overlay overlay = new Overlay(ids, peer.config.degree());
        LinkStateDatabase database = peer.linkState.database();
        for (int member : members) {
            boolean avoided = member != peer.id && peer.config.bias().to(member).excluded();
            Announcement announcement = avoided ? null : database.live(member);
            for (int i = 0; announcement != null && i < announcement.degree(); i++) {
                int neighbour = announcement.neighbour(i);
                if (neighbour < ids && there[neighbour]) {
                    overlay.add(member, neighbour, announcement.cost(i));
                }
            }
        }
        Overlay counted = check.counted(overlay, database, peer.prober::cost, peer.coordinate);
        return peer.pathProber.doubts().applied(counted);
    }

    /**
     * The links members chose for themselves, as they announce them. One that its other end does not speak for yet is in it:
     * what is only late must not set the ring rule off.
     */
    Overlay selfish(int[] members, int ids) {
        BitSet there = new BitSet(ids);
        Arrays.stream(members).forEach(there::set);
        Overlay overlay = new Overlay(ids, peer.config.degree());
        for (int member : members) {
            Announcement announcement = peer.linkState.database().live(member);
            for (int i = 0; announcement != null && i < announcement.degree(); i++) {
                if (there.get(announcement.neighbour(i)) && !announcement.donated(i)) {
                    overlay.add(member, announcement.neighbour(i), announcement.cost(i));
                }
            }
        }
        return overlay;
    }

    /** Whether every member has announced its links. */
    boolean isComplete(WiringProblem problem) {
        for (int member : problem.members()) {
            if (member != peer.id && peer.linkState.database().live(member) == null) {
                return false;
            }
        }
        return true;
    }
}
