package egoist.sim.network;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import java.util.Arrays;
import java.util.PriorityQueue;

/** A generated network of routers with delays on its undirected lines; delays between routers are shortest paths. */
final class RouterGraph {
    /** Most routers a generated network may have. */
    static final int MAX_ROUTERS = Matrix.MAX_SIZE;

    private static final int ROUTER_BITS = 13;

    private final Overlay lines;

    RouterGraph(int routers) {
        this.lines = new Overlay(routers, 4);
    }

    /** Lays a line, unless there is one already. */
    void connect(int a, int b, double delayMicros) {
        if (a == b || lines.cost(a, b) != PathAlgebra.NO_LINK) {
            return;
        }
        int delay = (int) Math.max(1, Math.min(Math.round(delayMicros), PathAlgebra.MAX_LINK_COST));
        lines.add(a, b, delay);
        lines.add(b, a, delay);
    }

    int degree(int router) {
        return lines.degree(router);
    }

    /** Delays of the shortest paths from one router to all, in microseconds; {@link Integer#MAX_VALUE} if there is none. */
    int[] delaysFrom(int router) {
        int[] delays = new int[lines.peers()];
        Arrays.fill(delays, Integer.MAX_VALUE);
        delays[router] = 0;
        // Delay and router in one long: ordered by delay, then by router, so that ties never depend on the queue.
        PriorityQueue<Long> queue = new PriorityQueue<>();
        queue.add((long) router);
        while (!queue.isEmpty()) {
            long next = queue.remove();
            int from = (int) (next & ((1 << ROUTER_BITS) - 1));
            int delay = (int) (next >> ROUTER_BITS);
            for (int line = 0; delay == delays[from] && line < lines.degree(from); line++) {
                int slot = from * lines.stride() + line;
                int to = lines.targets()[slot];
                long longer = Math.min((long) delay + lines.costs()[slot], PathAlgebra.MAX_LINK_COST);
                if (longer < delays[to]) {
                    delays[to] = (int) longer;
                    queue.add((longer << ROUTER_BITS) | to);
                }
            }
        }
        return delays;
    }
}
