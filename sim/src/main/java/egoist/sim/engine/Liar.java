package egoist.sim.engine;

import egoist.protocol.Peer;
import egoist.protocol.message.Announcement;
import egoist.protocol.message.DatabaseSync;
import egoist.protocol.message.Limits;
import egoist.protocol.message.Message;
import egoist.protocol.metric.Coordinate;
import egoist.protocol.metric.PathAlgebra;
import egoist.sim.misbehaviour.Claims;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The driver of a peer that misbehaves. The peer itself is like any other and knows the truth; what it says of its links is
 * changed on the way out, and if it relays nothing, announcements of others stay with it.
 */
final class Liar {
    private final Claims claims;
    private final int id;
    private final boolean bothEndsSpeak;
    /** What the peer said last, and what was made of it; one object each, as every copy of an announcement is. */
    private @Nullable Announcement honest;

    private @Nullable Announcement told;

    /** @param bothEndsSpeak whether far ends of links are heard; then it speaks so of links to it too */
    Liar(Claims claims, int id, boolean bothEndsSpeak) {
        this.claims = claims;
        this.id = id;
        this.bothEndsSpeak = bothEndsSpeak;
    }

    /** What is sent instead of a message, or null for nothing. */
    @Nullable
    Message instead(Message message, Peer peer) {
        if (message instanceof Announcement announcement) {
            return instead(announcement, peer);
        }
        if (message instanceof DatabaseSync sync) {
            Announcement[] said = new Announcement[sync.announcements().length];
            int count = 0;
            for (Announcement announcement : sync.announcements()) {
                Announcement other = instead(announcement, peer);
                if (other != null) {
                    said[count++] = other;
                }
            }
            return count > 0 || sync.last() ? new DatabaseSync(Arrays.copyOf(said, count), sync.last()) : null;
        }
        return message;
    }

    private @Nullable Announcement instead(Announcement announcement, Peer peer) {
        if (announcement.origin() != id) {
            return claims.relays(id) ? announcement : null;
        }
        if (announcement.departed()) {
            return announcement;
        }
        if (announcement != honest || told == null) {
            honest = announcement;
            told = lie(announcement, peer);
        }
        return told;
    }

    private Announcement lie(Announcement truth, Peer peer) {
        int[] neighbours = new int[truth.degree()];
        int[] costs = new int[neighbours.length];
        boolean[] donated = new boolean[neighbours.length];
        int count = 0;
        for (int i = 0; i < neighbours.length; i++) {
            int cost = claims.announced(id, truth.neighbour(i), truth.cost(i));
            if (cost != PathAlgebra.NO_LINK) {
                neighbours[count] = truth.neighbour(i);
                costs[count] = cost;
                donated[count++] = truth.donated(i);
            }
        }
        Map<Integer, Integer> objections = objections(truth, peer);
        return new Announcement(
                        id,
                        truth.epoch(),
                        truth.sequence(),
                        false,
                        Arrays.copyOf(neighbours, count),
                        Arrays.copyOf(costs, count),
                        Arrays.copyOf(donated, count),
                        objections.keySet().stream().mapToInt(Integer::intValue).toArray(),
                        objections.values().stream().mapToInt(Integer::intValue).toArray())
                .at(place(truth.coordinate()));
    }

    private @Nullable Coordinate place(@Nullable Coordinate truth) {
        return truth == null || !claims.displaces(id) ? truth : claims.displaced(id, truth);
    }

    /**
     * Its true objections, and against the links to it that are announced at their true costs the same lie, or that they are
     * not there.
     */
    private Map<Integer, Integer> objections(Announcement truth, Peer peer) {
        Map<Integer, Integer> objections = new TreeMap<>();
        for (int i = 0; i < truth.objections(); i++) {
            objections.put(truth.objectedOwner(i), truth.objectedCost(i));
        }
        if (!bothEndsSpeak) {
            return objections;
        }
        for (int owner : peer.status().inLinks()) {
            int measured = peer.linkCost(owner);
            boolean denies = claims.denies(owner, id);
            boolean lies = denies || (claims.distorts() && measured != PathAlgebra.NO_LINK);
            if (lies && objections.size() < Limits.OBJECTIONS) {
                objections.put(owner, denies ? 0 : Math.max(1, claims.farEnd(id, measured)));
            }
        }
        return objections;
    }
}
