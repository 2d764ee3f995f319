package egoist.sim.application;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.OverlayGraphView;
import egoist.protocol.overlay.ShortestPaths;
import egoist.sim.measure.Measured;
import java.util.List;
import org.jgrapht.alg.flow.PushRelabelMFImpl;

/**
 * Multipath transfer (TR 2007-013, section 6.1): a source opens a session through each of its neighbours, which sends on to the
 * target over its own direct path; the gain is what arrives in all, over what the direct path of the source carries. Its bound is
 * the maximum flow when every peer sends on, to the target or along its own links. Whether the paper's sessions follow the overlay
 * beyond the first hop is not said; here they do not. Nor is it said what the average is over, so there are two: over the gains of
 * all pairs, where those whose direct path is worst count most, and of what all pairs carry together over what they carry directly.
 */
final class Multipath implements Application {
    @Override
    public List<Measured> measure(Surroundings setting) {
        Overlay links = setting.inBandwidth();
        double gains = 0;
        double bounds = 0;
        double carried = 0;
        double bounding = 0;
        double directly = 0;
        int pairs = 0;
        for (Pairs.Source target : Pairs.of(setting.peers())) {
            Overlay redirecting = withDirectPathsTo(links, target.from(), setting);
            OverlayGraphView graph = new OverlayGraphView(redirecting, ShortestPaths.NOBODY);
            for (int source : target.to()) {
                int direct = setting.bandwidths().cost(source, target.from(), setting.atMicros());
                if (direct > 0) {
                    double together = sessions(links, source, target.from(), setting);
                    double bound = flow(graph, links, source, target.from(), direct);
                    gains += together / direct;
                    bounds += bound / direct;
                    carried += together;
                    bounding += bound;
                    directly += direct;
                    pairs++;
                }
            }
        }
        return pairs == 0
                ? List.of()
                : List.of(
                        new Measured("multipath-gain", gains / pairs),
                        new Measured("multipath-bound", bounds / pairs),
                        new Measured("multipath-gain", "of-totals", carried / directly),
                        new Measured("multipath-bound", "of-totals", bounding / directly));
    }

    /** What the sessions through the neighbours carry together, in kbit/s. */
    private static long sessions(Overlay links, int source, int target, Surroundings setting) {
        long sum = 0;
        int first = source * links.stride();
        for (int link = first; link < first + links.degree(source); link++) {
            int relay = links.targets()[link];
            int onward = relay == target
                    ? PathAlgebra.MAX_LINK_COST
                    : setting.bandwidths().cost(relay, target, setting.atMicros());
            sum += Math.max(0, Math.min(links.costs()[link], onward));
        }
        return sum;
    }

    /** Maximum flow out of the source's own links, its direct path left out unless it is one of them. */
    private static double flow(OverlayGraphView graph, Overlay links, int source, int target, int direct) {
        double all = new PushRelabelMFImpl<>(graph).getMaximumFlowValue(source, target);
        // Every peer has a path of its own to the target in this graph; the source's counts only if the overlay has it.
        return links.cost(source, target) == PathAlgebra.NO_LINK ? all - direct : all;
    }

    /** The links, and a path from each peer to the target. */
    private static Overlay withDirectPathsTo(Overlay links, int target, Surroundings setting) {
        Overlay wider = new Overlay(links.peers(), links.stride() + 1);
        for (int from = 0; from < links.peers(); from++) {
            int first = from * links.stride();
            for (int link = first; link < first + links.degree(from); link++) {
                wider.add(from, links.targets()[link], links.costs()[link]);
            }
            int direct =
                    from == target ? PathAlgebra.NO_LINK : setting.bandwidths().cost(from, target, setting.atMicros());
            if (direct != PathAlgebra.NO_LINK && links.cost(from, target) == PathAlgebra.NO_LINK) {
                wider.add(from, target, direct);
            }
        }
        return wider;
    }
}
