package egoist.sim.application;

import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.OverlayGraphView;
import egoist.protocol.overlay.ShortestPaths;
import egoist.sim.measure.Measured;
import java.util.List;
import org.jgrapht.alg.flow.EdmondsKarpMFImpl;

/**
 * Disjoint paths for real-time traffic (TR 2007-013, section 6.2): how many ways there are from peer to peer that share no link,
 * and how many that share no peer in between; the paper does not say which it plots.
 */
final class DisjointPaths implements Application {
    @Override
    public List<Measured> measure(Surroundings setting) {
        int peers = setting.peers();
        OverlayGraphView edges = new OverlayGraphView(ones(setting.overlay()), ShortestPaths.NOBODY);
        OverlayGraphView nodes = new OverlayGraphView(split(setting.overlay()), ShortestPaths.NOBODY);
        EdmondsKarpMFImpl<Integer, Integer> edgeFlow = new EdmondsKarpMFImpl<>(edges);
        EdmondsKarpMFImpl<Integer, Integer> nodeFlow = new EdmondsKarpMFImpl<>(nodes);
        double edgeDisjoint = 0;
        double nodeDisjoint = 0;
        int pairs = 0;
        for (Pairs.Source source : Pairs.of(peers)) {
            for (int target : source.to()) {
                edgeDisjoint += edgeFlow.getMaximumFlowValue(source.from(), target);
                nodeDisjoint += nodeFlow.getMaximumFlowValue(peers + source.from(), target);
                pairs++;
            }
        }
        return pairs == 0
                ? List.of()
                : List.of(
                        new Measured("edge-disjoint-paths", edgeDisjoint / pairs),
                        new Measured("node-disjoint-paths", nodeDisjoint / pairs));
    }

    private static Overlay ones(Overlay overlay) {
        Overlay ones = new Overlay(overlay.peers(), overlay.stride());
        for (int from = 0; from < overlay.peers(); from++) {
            int first = from * overlay.stride();
            for (int link = first; link < first + overlay.degree(from); link++) {
                ones.add(from, overlay.targets()[link], 1);
            }
        }
        return ones;
    }

    /** Every peer as two: one that links come in to, by its id, and one they go out of, n higher, with one link between them. */
    private static Overlay split(Overlay overlay) {
        int peers = overlay.peers();
        Overlay split = new Overlay(2 * peers, overlay.stride());
        for (int from = 0; from < peers; from++) {
            split.add(from, peers + from, 1);
            int first = from * overlay.stride();
            for (int link = first; link < first + overlay.degree(from); link++) {
                split.add(peers + from, overlay.targets()[link], 1);
            }
        }
        return split;
    }
}
