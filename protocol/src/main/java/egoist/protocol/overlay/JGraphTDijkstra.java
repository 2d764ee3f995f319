package egoist.protocol.overlay;

import egoist.protocol.metric.PathAlgebra;
import java.util.Arrays;
import java.util.TreeSet;
import org.jgrapht.Graph;
import org.jgrapht.alg.interfaces.ShortestPathAlgorithm.SingleSourcePaths;
import org.jgrapht.alg.shortestpath.DijkstraShortestPath;
import org.jgrapht.graph.MaskSubgraph;
import org.jgrapht.traverse.BreadthFirstIterator;

/**
 * The definition of a best path, by JGraphT: short to read, slow to run. Shortest paths are Dijkstra's; a peer is reached
 * with width {@code w} if it is reached over links of width {@code w} or more.
 */
public final class JGraphTDijkstra implements ShortestPaths {
    @Override
    public void from(Overlay overlay, PathAlgebra algebra, int source, int residualOf, long[] costs) {
        Graph<Integer, Integer> graph = new OverlayGraphView(overlay, residualOf);
        Arrays.fill(costs, 0, overlay.peers(), algebra.unreachable());
        if (algebra == PathAlgebra.ADDITIVE) {
            shortest(graph, source, costs);
        } else {
            widest(graph, source, costs);
        }
        costs[source] = algebra.empty();
    }

    /** Sums of integers below 2^53 are exact in a double, and no path of this project is longer. */
    private static void shortest(Graph<Integer, Integer> graph, int source, long[] costs) {
        SingleSourcePaths<Integer, Integer> paths = new DijkstraShortestPath<>(graph).getPaths(source);
        for (int target : graph.vertexSet()) {
            double weight = paths.getWeight(target);
            if (weight < Double.POSITIVE_INFINITY) {
                costs[target] = (long) weight;
            }
        }
    }

    private static void widest(Graph<Integer, Integer> graph, int source, long[] costs) {
        TreeSet<Long> widths = new TreeSet<>();
        for (int link : graph.edgeSet()) {
            widths.add((long) graph.getEdgeWeight(link));
        }
        for (long width : widths) {
            Graph<Integer, Integer> wideLinks =
                    new MaskSubgraph<>(graph, peer -> false, link -> graph.getEdgeWeight(link) < width);
            new BreadthFirstIterator<>(wideLinks, source).forEachRemaining(target -> costs[target] = width);
        }
    }
}
