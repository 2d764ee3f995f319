package egoist.sim.game;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.LinkAudit;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.Wiring;
import egoist.sim.measure.CostTable;
import egoist.sim.misbehaviour.Claims;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * The wirings in force in a game and the overlay they make, each link at its true cost. Links that are used both ways stand in
 * the overlay twice, once each way, at the cost of each way.
 */
final class GameLinks {
    private final CostTable world;
    private final CostTable foretold;
    private final boolean bothWays;
    private final Wiring[] wirings;
    private final Overlay overlay;
    private final Claims claims;
    private final Overlay announced;
    /** For each peer those that chose a link to it, where that makes a link from it. */
    private final List<TreeSet<Integer>> incoming = new ArrayList<>();

    /** @param foretold costs by coordinates, for the audit by those */
    GameLinks(CostTable world, CostTable foretold, int degree, boolean bothWays, Claims claims) {
        this.world = world;
        this.foretold = foretold;
        this.bothWays = bothWays;
        this.wirings = new Wiring[world.peers()];
        Arrays.fill(wirings, Wiring.EMPTY);
        this.overlay = new Overlay(world.peers(), Math.max(1, bothWays ? 2 * degree : degree));
        this.claims = claims;
        this.announced = claims.honest() ? overlay : overlay.copy();
        for (int peer = 0; bothWays && peer < wirings.length; peer++) {
            incoming.add(new TreeSet<>());
        }
    }

    /** The links as they carry traffic. */
    Overlay overlay() {
        return overlay;
    }

    /** The links as everyone takes them to be who does not hold them: the same, unless somebody lies. */
    Overlay believed(long nowMicros) {
        return switch (claims.audit()) {
            case NONE -> announced;
            case FAR_END ->
                LinkAudit.believed(
                        announced, (from, to, told) -> claims.dispute(to, told, world.cost(to, from, nowMicros)));
            case COORDINATES ->
                LinkAudit.plausible(announced, (from, to) -> foretold.cost(from, to, nowMicros), claims.tolerance());
        };
    }

    /** What each peer chose, as far as it is in force. */
    Wiring[] wirings() {
        return wirings;
    }

    /** Puts a wiring in force. */
    void install(int peer, Wiring wiring, long nowMicros) {
        Wiring before = wirings[peer];
        wirings[peer] = wiring;
        refresh(peer, nowMicros);
        if (bothWays) {
            for (int partner : before.toArray()) {
                if (!wiring.contains(partner)) {
                    incoming.get(partner).remove(peer);
                    refresh(partner, nowMicros);
                }
            }
            for (int partner : wiring.toArray()) {
                if (incoming.get(partner).add(peer)) {
                    refresh(partner, nowMicros);
                }
            }
        }
    }

    /** Brings the costs of a peer's links up to date. */
    void refresh(int peer, long nowMicros) {
        overlay.clear(peer);
        announced.clear(peer);
        Wiring wiring = wirings[peer];
        for (int i = 0; i < wiring.size(); i++) {
            add(peer, wiring.neighbour(i), nowMicros);
        }
        if (bothWays) {
            for (int partner : incoming.get(peer)) {
                if (!wiring.contains(partner)) {
                    add(peer, partner, nowMicros);
                }
            }
        }
    }

    private void add(int from, int to, long nowMicros) {
        int cost = world.cost(from, to, nowMicros);
        if (cost != PathAlgebra.NO_LINK) {
            overlay.add(from, to, cost);
            int told = claims.honest() ? PathAlgebra.NO_LINK : claims.announced(from, to, cost);
            if (told != PathAlgebra.NO_LINK) {
                announced.add(from, to, told);
            }
        }
    }

    /** The overlay that other wirings would make, costs left out. */
    Overlay shape(Wiring[] others) {
        Overlay free = new Overlay(others.length, overlay.stride());
        for (int peer = 0; peer < others.length; peer++) {
            for (int neighbour : others[peer].toArray()) {
                addOnce(free, peer, neighbour);
                if (bothWays) {
                    addOnce(free, neighbour, peer);
                }
            }
        }
        return free;
    }

    private static void addOnce(Overlay free, int from, int to) {
        if (free.cost(from, to) == PathAlgebra.NO_LINK) {
            free.add(from, to, 0);
        }
    }
}
