package egoist.node;

import egoist.node.transport.Switchboard;
import egoist.node.view.Announced;
import egoist.node.view.Link;
import egoist.node.view.Member;
import egoist.protocol.Peer;
import egoist.protocol.PeerStatus;
import egoist.protocol.message.Announcement;
import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.Wiring;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What a node knew at one moment, in global ids. Made by the peer's thread, read by all.
 *
 * @param peer what the peer tells about itself
 * @param members everyone it knows, itself first
 * @param links its own, then those of others to it
 * @param database newest announcement of each origin
 * @param notReady why it is not ready, or empty
 */
record NodePicture(PeerStatus peer, List<Member> members, List<Link> links, List<Announced> database, String notReady) {
    private static final int[] NONE = {};

    /** Of a roster keeper, which knows who was there and has no links. */
    static NodePicture ofRoster(int[] present, Switchboard board, NodeSettings settings) {
        PeerStatus.Counts counts = new PeerStatus.Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        PeerStatus status = new PeerStatus(
                0, PeerStatus.Phase.MEMBER, Wiring.EMPTY, Wiring.EMPTY, NONE, NONE, present, 0, 0, 0, 0, 1, 0, counts);
        List<Member> members = new ArrayList<>();
        members.add(self(board, settings));
        for (int id : present) {
            members.add(member(id, board, Member.State.ALIVE, -1));
        }
        return new NodePicture(status, members, List.of(), List.of(), "");
    }

    /** @param excluded small ids of nodes that the operator wants no link to */
    static NodePicture of(Peer peer, Switchboard board, NodeSettings settings, IntPredicate excluded) {
        PeerStatus status = peer.status();
        return new NodePicture(
                status,
                members(peer, status, board, settings),
                links(status, board),
                database(peer, board),
                notReady(settings, status, board, excluded));
    }

    private static String notReady(NodeSettings settings, PeerStatus status, Switchboard board, IntPredicate excluded) {
        int others = 0;
        int linkable = 0;
        for (int id : status.members()) {
            if (id != status.id() && !board.denies(id)) {
                others++;
                linkable += excluded.test(id) ? 0 : 1;
            }
        }
        if (status.phase() == PeerStatus.Phase.GONE) {
            return "it has left";
        }
        if (status.phase() == PeerStatus.Phase.LEAVING) {
            return "it is leaving";
        }
        if (others == 0) {
            return "it has found nobody to join yet";
        }
        int wanted = Math.min(settings.peer().degree(), linkable);
        if (status.wiring().size() < wanted) {
            return "it has " + status.wiring().size() + " of " + wanted + " links";
        }
        return status.measured() < others ? "it has measured " + status.measured() + " of " + others + " members" : "";
    }

    private static Member self(Switchboard board, NodeSettings settings) {
        return new Member(
                settings.credentials().identity().id().toString(),
                settings.credentials().identity().name(),
                board.endpoint().toString(),
                Member.State.ALIVE,
                true,
                0,
                0,
                "none");
    }

    private static Member member(int id, Switchboard board, Member.State state, long cost) {
        Switchboard.@Nullable Card card = board.card(id);
        boolean denied = state == Member.State.ALIVE && board.denies(id);
        return new Member(
                board.text(id),
                card == null ? "" : card.name(),
                card == null ? "" : card.endpoint().toString(),
                denied ? Member.State.DENIED : state,
                false,
                cost,
                board.roundTripMicros(id),
                board.probedBy(id));
    }

    private static List<Member> members(Peer peer, PeerStatus status, Switchboard board, NodeSettings settings) {
        List<Member> members = new ArrayList<>();
        members.add(self(board, settings));
        BitSet alive = new BitSet();
        for (int id : status.members()) {
            alive.set(id);
            if (id != status.id()) {
                members.add(member(id, board, Member.State.ALIVE, peer.linkCost(id)));
            }
        }
        for (int id = 1; id < peer.ids(); id++) {
            Announcement announcement = peer.announcement(id);
            if (announcement != null && !alive.get(id)) {
                Member.State state = announcement.departed() ? Member.State.LEFT : Member.State.FAILED;
                members.add(member(id, board, state, -1));
            }
        }
        return List.copyOf(members);
    }

    private static List<Link> links(PeerStatus status, Switchboard board) {
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < status.wiring().size(); i++) {
            String to = board.text(status.wiring().neighbour(i));
            links.add(new Link(to, true, status.wiring().donated(i), status.linkCosts()[i]));
        }
        for (int from : status.inLinks()) {
            links.add(new Link(board.text(from), false, false, -1));
        }
        return List.copyOf(links);
    }

    private static List<Announced> database(Peer peer, Switchboard board) {
        List<Announced> all = new ArrayList<>();
        Overlay counted = peer.countedLinks();
        for (int id = 0; id < peer.ids(); id++) {
            Announcement announcement = peer.announcement(id);
            if (announcement == null || announcement.departed()) {
                continue;
            }
            List<Announced.Target> targets = new ArrayList<>();
            for (int i = 0; i < announcement.degree(); i++) {
                String to = board.text(announcement.neighbour(i));
                int worth = id < counted.peers() ? counted.cost(id, announcement.neighbour(i)) : PathAlgebra.NO_LINK;
                targets.add(new Announced.Target(to, announcement.cost(i), worth));
            }
            String origin = board.text(id);
            all.add(new Announced(origin, announcement.epoch(), announcement.sequence(), announcement.stay(), targets));
        }
        return List.copyOf(all);
    }

    /** What people call that node; empty where it is not known. */
    String name(String id) {
        return members.stream()
                .filter(member -> member.id().equals(id))
                .map(Member::name)
                .findFirst()
                .orElse("");
    }

    /** Global ids of the members held for alive, without this node. */
    Set<String> alive() {
        Set<String> alive = new TreeSet<>();
        for (Member member : members) {
            if (!member.self() && member.state() == Member.State.ALIVE) {
                alive.add(member.id());
            }
        }
        return alive;
    }

    /** Global ids of the other ends of own links, or of links to this node. */
    Set<String> ends(boolean out) {
        Set<String> ends = new TreeSet<>();
        for (Link link : links) {
            if (link.out() == out) {
                ends.add(link.peer());
            }
        }
        return ends;
    }
}
