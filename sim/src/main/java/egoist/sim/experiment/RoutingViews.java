package egoist.sim.experiment;

import egoist.protocol.Peer;
import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.Wiring;
import egoist.sim.engine.Simulator;
import egoist.sim.measure.RoutedPaths;
import java.util.BitSet;

/**
 * What peers get that route by what they know at the moment: the efficiency of C08, section 4.4, with a path that leads over
 * somebody gone, or a link that is no more, counting 0 until its source hears of it. In large overlays evenly spaced sources
 * stand for all.
 */
final class RoutingViews {
    private static final int SOURCES = 64;
    private static final BitSet NOBODY = new BitSet();

    private final RoutedPaths paths = new RoutedPaths();
    private long[] costs = new long[0];
    private double efficiencySum;
    private double undeliveredSum;
    private int samples;

    /** @param present ids of those there, ascending */
    void sample(Simulator simulator, Overlay truth, int[] present, PathAlgebra algebra) {
        if (present.length < 2) {
            return;
        }
        costs = costs.length < truth.peers() ? new long[truth.peers()] : costs;
        int sources = Math.min(SOURCES, present.length);
        double efficiency = 0;
        long undelivered = 0;
        for (int i = 0; i < sources; i++) {
            int source = present[(int) ((long) i * present.length / sources)];
            Overlay view = view(simulator.life(source), truth.peers());
            paths.from(view, truth, algebra, source, NOBODY, costs);
            for (int target : present) {
                boolean arrives = costs[target] != algebra.unreachable();
                efficiency += target == source || !arrives ? 0 : 1000.0 / Math.max(1, costs[target]);
                undelivered += arrives ? 0 : 1;
            }
        }
        double pairs = (double) sources * (present.length - 1);
        efficiencySum += efficiency / pairs;
        undeliveredSum += undelivered / pairs;
        samples++;
    }

    /** The links the peer has heard of, and its own. */
    static Overlay view(Peer peer, int peers) {
        Overlay heard = peer.countedLinks();
        Overlay view = new Overlay(peers, Math.max(1, heard.stride()));
        for (int from = 0; from < heard.peers(); from++) {
            int first = from * heard.stride();
            for (int link = first; from != peer.id() && link < first + heard.degree(from); link++) {
                view.add(from, heard.targets()[link], heard.costs()[link]);
            }
        }
        Wiring own = peer.carrying();
        for (int i = 0; i < own.size(); i++) {
            int cost = peer.linkCost(own.neighbour(i));
            if (cost != PathAlgebra.NO_LINK) {
                view.add(peer.id(), own.neighbour(i), cost);
            }
        }
        return view;
    }

    /** Mean over the samples, in 1/ms; NaN before the first. */
    double efficiency() {
        return samples == 0 ? Double.NaN : efficiencySum / samples;
    }

    /** Share of the ordered pairs between which nothing arrives, mean over the samples; NaN before the first. */
    double undelivered() {
        return samples == 0 ? Double.NaN : undeliveredSum / samples;
    }
}
