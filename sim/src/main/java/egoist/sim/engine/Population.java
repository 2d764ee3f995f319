package egoist.sim.engine;

import egoist.protocol.Peer;
import egoist.protocol.PeerConfig;
import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.Wiring;
import egoist.sim.misbehaviour.Claims;
import egoist.sim.network.LinkCosts;
import egoist.sim.random.SeedStreams;
import org.jspecify.annotations.Nullable;

/** Who is there: one environment for each id, and in it the peer that lives there now. */
final class Population {
    private final PeerConfig config;
    private final SeedStreams seeds;
    private final SimEnvironment[] environments;
    private int present;

    Population(Simulator simulator, Setting setting, Network network) {
        this.config = setting.config();
        this.seeds = setting.seeds();
        this.environments = new SimEnvironment[setting.peers()];
        Claims claims = setting.options().claims();
        for (int id = 0; id < environments.length; id++) {
            Liar liar = claims.misbehaves(id) ? new Liar(claims, id, config.hearsFarEnds()) : null;
            environments[id] = new SimEnvironment(simulator, id, network.drifts(id) ? network : null, liar);
        }
    }

    /** Number of ids. */
    int size() {
        return environments.length;
    }

    /** Number of peers there now. */
    int present() {
        return present;
    }

    /** The present life under that id, or null. */
    @Nullable
    Peer peer(int id) {
        return environments[id].peer();
    }

    /** The present life under that id if it has that number, of which 16 bits count; or null. */
    @Nullable
    Peer peer(int id, int life) {
        return environments[id].peerOf(life);
    }

    /** Begins a new life, not yet started; null if there is one. */
    @Nullable
    Peer begin(int id) {
        SimEnvironment environment = environments[id];
        if (environment.peer() != null) {
            return null;
        }
        long life = (long) environment.lives() * Simulator.MAX_PEERS + id;
        Peer peer = new Peer(id, config, environment, seeds.saved("peer", life));
        environment.begin(peer);
        present++;
        return peer;
    }

    /** Whether a life under that id was told to leave and has not yet. */
    boolean leaves(int id) {
        Peer peer = environments[id].peer();
        return peer != null && peer.leaving();
    }

    /** Tells the present life to leave, or ends it without a word; false if it goes on for a while until others have other ways. */
    boolean depart(int id, boolean gracefully) {
        Peer peer = environments[id].peer();
        if (peer == null) {
            return true;
        }
        if (gracefully) {
            peer.leave(false);
            if (!peer.gone()) {
                return false;
            }
        }
        environments[id].end();
        present--;
        return true;
    }

    Wiring wiring(int id) {
        Peer peer = environments[id].peer();
        return peer == null ? Wiring.EMPTY : peer.wiring();
    }

    /** The links from peers that are there to peers that are there, where {@code truth} knows a cost. */
    Overlay overlay(LinkCosts truth, long atMicros) {
        Overlay overlay = new Overlay(environments.length, config.degree());
        for (int from = 0; from < environments.length; from++) {
            Peer sender = environments[from].peer();
            Wiring wiring = sender == null ? Wiring.EMPTY : sender.carrying();
            for (int i = 0; i < wiring.size(); i++) {
                int to = wiring.neighbour(i);
                int cost = peer(to) == null ? PathAlgebra.NO_LINK : truth.cost(from, to, atMicros);
                if (cost != PathAlgebra.NO_LINK) {
                    overlay.add(from, to, cost);
                }
            }
        }
        return overlay;
    }
}
