package egoist.protocol.policy.rival;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.WiringPolicy;
import egoist.protocol.policy.WiringProblem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jgrapht.Graph;
import org.jgrapht.Graphs;
import org.jgrapht.alg.spanning.KruskalMinimumSpanningTree;
import org.jgrapht.graph.AsSubgraph;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/**
 * Rings in the manner of DGRO (Wu, Raghavan, Di, Chen, Cappello 2024, arXiv 2410.11142): each peer is on several rings over
 * all members, some in random order, as in RAPID, some short ones. A random ring orders the members by a hash; the short ring
 * is the walk, in preorder, around the cheapest tree of the links everyone announces, the classic short tour: whoever knows the
 * same overlay finds the same ring. More short rings are the same walk with longer strides.
 *
 * <p>Only the abstract was at hand. Left out are the learned ring (deep Q-learning) and the choice between short and random by
 * comparing mean latencies: the share of short rings is a parameter. The original knows all pairs of latencies where
 * this knows the announced links.
 */
public final class ShortAndRandomRings implements WiringPolicy {
    private final double shortShare;

    /** @param shortShare share of the rings that are short, 0 to 1 */
    public ShortAndRandomRings(double shortShare) {
        this.shortShare = shortShare;
    }

    @Override
    public Wiring choose(WiringProblem problem) {
        Neighbours next = new Neighbours(problem);
        int shortRings = (int) Math.round(shortShare * problem.degree());
        int[] tour = shortRings == 0 ? new int[0] : tour(problem);
        for (int ring = 0; ring < shortRings; ring++) {
            next.add(ahead(tour, problem.self(), ring + 1));
        }
        for (int ring = 0; ring < problem.degree() - shortRings; ring++) {
            int number = ring;
            int[] order = Ranking.ascending(problem.members(), peer -> hash(peer, number));
            next.add(ahead(order, problem.self(), 1));
        }
        return next.fill().wiring();
    }

    private static int ahead(int[] ring, int self, int steps) {
        int at = 0;
        while (ring[at] != self) {
            at++;
        }
        return ring[(at + steps) % ring.length];
    }

    /** The finalizer of SplitMix64: a place on a random ring that everyone can compute. */
    private static long hash(int peer, int ring) {
        long z = (peer + 1L) * 0x9E3779B97F4A7C15L + (ring + 1L) * 0xD1B54A32D192ED03L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** The members in preorder of the cheapest tree of announced links, nearest branches first; tree after tree by id. */
    static int[] tour(WiringProblem problem) {
        Graph<Integer, DefaultWeightedEdge> links = announced(problem);
        Graph<Integer, DefaultWeightedEdge> tree = new AsSubgraph<>(
                links,
                links.vertexSet(),
                new KruskalMinimumSpanningTree<>(links).getSpanningTree().getEdges());
        boolean[] seen = new boolean[problem.overlay().peers()];
        int[] tour = new int[problem.members().length];
        int count = 0;
        Deque<Integer> waiting = new ArrayDeque<>();
        for (int root : problem.members()) {
            waiting.push(root);
            while (!waiting.isEmpty()) {
                int peer = waiting.pop();
                if (!seen[peer]) {
                    seen[peer] = true;
                    tour[count++] = peer;
                    List<DefaultWeightedEdge> branches = new ArrayList<>(tree.edgesOf(peer));
                    branches.sort(Comparator.<DefaultWeightedEdge>comparingDouble(tree::getEdgeWeight)
                            .thenComparing(edge -> Graphs.getOppositeVertex(tree, edge, peer))
                            .reversed());
                    branches.forEach(edge -> waiting.push(Graphs.getOppositeVertex(tree, edge, peer)));
                }
            }
        }
        return tour;
    }

    private static Graph<Integer, DefaultWeightedEdge> announced(WiringProblem problem) {
        Graph<Integer, DefaultWeightedEdge> graph = new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
        Arrays.stream(problem.members()).forEach(graph::addVertex);
        Overlay overlay = problem.overlay();
        for (int from : problem.members()) {
            int first = from * overlay.stride();
            for (int link = first; link < first + overlay.degree(from); link++) {
                int to = overlay.targets()[link];
                if (graph.containsVertex(to)) {
                    int cost = overlay.costs()[link];
                    double length = problem.algebra() == PathAlgebra.ADDITIVE
                            ? cost
                            : PathAlgebra.MAX_LINK_COST - (double) cost;
                    DefaultWeightedEdge edge = graph.getEdge(from, to);
                    if (edge == null) {
                        graph.setEdgeWeight(graph.addEdge(from, to), length);
                    } else {
                        graph.setEdgeWeight(edge, Math.min(length, graph.getEdgeWeight(edge)));
                    }
                }
            }
        }
        return graph;
    }

    @Override
    public Connectivity connectivity() {
        return Connectivity.RING;
    }

    @Override
    public LinkUse linkUse() {
        return LinkUse.BOTH_WAYS;
    }
}
