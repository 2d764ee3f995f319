package egoist.sim.report.trace;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.PrimitiveDijkstra;
import egoist.sim.report.results.Link;
import egoist.sim.report.results.Treatment;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A peer's best paths over given links of its own and everybody else's.
 *
 * @param costs for each peer the path cost in thousandths of the metric's unit
 * @param via for each peer the own neighbour its path begins with; -1 without a path and at the peer itself
 */
record OwnPaths(PathAlgebra algebra, int peer, List<Link> links, long[] costs, int[] via) {
    private static final int TOLD = 3;
    /** The run rounds to nine digits, the replay to thousandths. */
    private static final double TOLERANCE = 1e-6;

    static OwnPaths of(Treatment treatment, int peer, List<Link> own, Map<Integer, List<Link>> others) {
        PathAlgebra algebra = treatment.widerIsBetter() ? PathAlgebra.BOTTLENECK : PathAlgebra.ADDITIVE;
        int n = treatment.peers();
        Overlay overlay = new Overlay(n, Math.max(1, treatment.degree()));
        others.forEach((from, links) -> {
            for (Link link : links) {
                if (from != peer && !Double.isNaN(link.cost())) {
                    overlay.add(from, link.neighbour(), thousandths(link));
                }
            }
        });
        long[] costs = new long[n];
        int[] via = new int[n];
        Arrays.fill(costs, algebra.unreachable());
        Arrays.fill(via, -1);
        PrimitiveDijkstra dijkstra = new PrimitiveDijkstra();
        long[] onward = new long[n];
        for (Link link : own) {
            if (!Double.isNaN(link.cost())) {
                dijkstra.from(overlay, algebra, link.neighbour(), peer, onward);
                for (int target = 0; target < n; target++) {
                    boolean reached = target != peer && onward[target] != algebra.unreachable();
                    long cost = reached ? algebra.extend(onward[target], thousandths(link)) : algebra.unreachable();
                    if (algebra.better(cost, costs[target])) {
                        costs[target] = cost;
                        via[target] = link.neighbour();
                    }
                }
            }
        }
        return new OwnPaths(algebra, peer, own, costs, via);
    }

    private static int thousandths(Link link) {
        return (int) Math.round(link.cost() * 1000);
    }

    /** Whether these are the paths the run had: their mean is what the run wrote down, with everybody in reach. */
    boolean agrees(double cost, int unreachable) {
        double sum = 0;
        for (int target = 0; target < costs.length; target++) {
            if (target != peer) {
                if (costs[target] == algebra.unreachable()) {
                    return false;
                }
                sum += costs[target];
            }
        }
        double mean = sum / 1000 / (costs.length - 1);
        return unreachable == 0 && Math.abs(mean - cost) <= TOLERANCE * Math.max(1, Math.abs(cost));
    }

    /** How many targets are reached by way of each link. */
    String shares(IntFunction<String> name) {
        String shares = links.stream()
                .map(link -> {
                    long count = Arrays.stream(via)
                            .filter(first -> first == link.neighbour())
                            .count();
                    return name.apply(link.neighbour()) + " to " + count;
                })
                .collect(Collectors.joining(", "));
        return " Of its links " + shares + " of " + (costs.length - 1) + " peers.";
    }

    /** The targets that gained or lost most by these paths over others. */
    String gains(OwnPaths before, IntFunction<String> name, String unit) {
        int[] order = IntStream.range(0, costs.length)
                .filter(target -> target != peer && costs[target] != before.costs[target])
                .boxed()
                .sorted((a, b) -> Long.compare(change(before, b), change(before, a)))
                .mapToInt(Integer::intValue)
                .toArray();
        String text = Arrays.stream(order)
                .limit(TOLD)
                .mapToObj(target -> "to " + name.apply(target) + " from "
                        + PeerStory.digits(before.costs[target] / 1000.0) + " to "
                        + PeerStory.digits(costs[target] / 1000.0) + unit + " by way of " + name.apply(via[target]))
                .collect(Collectors.joining("; "));
        return text.isEmpty() ? "" : " Most changed: " + text + ".";
    }

    private long change(OwnPaths before, int target) {
        return Math.abs(costs[target] - before.costs[target]);
    }
}
