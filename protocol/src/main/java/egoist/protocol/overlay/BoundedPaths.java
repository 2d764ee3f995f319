package egoist.protocol.overlay;

import egoist.protocol.metric.PathAlgebra;
import java.util.Arrays;

/** Best paths of few links, by as many rounds of looking one link further (Bellman and Ford). */
public final class BoundedPaths implements ShortestPaths {
    private final int mostLinks;
    private long[] shorter = new long[0];

    /** @param mostLinks links of a path, at least 1: one more than there are relays on it */
    public BoundedPaths(int mostLinks) {
        this.mostLinks = mostLinks;
    }

    @Override
    public void from(Overlay overlay, PathAlgebra algebra, int source, int residualOf, long[] costs) {
        int peers = overlay.peers();
        if (shorter.length < peers) {
            shorter = new long[peers];
        }
        Arrays.fill(costs, 0, peers, algebra.unreachable());
        costs[source] = algebra.empty();
        boolean better = true;
        for (int round = 0; round < mostLinks && better; round++) {
            System.arraycopy(costs, 0, shorter, 0, peers);
            better = false;
            for (int peer = 0; peer < peers; peer++) {
                if (shorter[peer] != algebra.unreachable() && peer != residualOf) {
                    better |= extend(overlay, algebra, peer, costs);
                }
            }
        }
    }

    private boolean extend(Overlay overlay, PathAlgebra algebra, int peer, long[] costs) {
        boolean better = false;
        int first = peer * overlay.stride();
        for (int link = first; link < first + overlay.degree(peer); link++) {
            int target = overlay.targets()[link];
            long longer = algebra.extend(shorter[peer], overlay.costs()[link]);
            if (algebra.better(longer, costs[target])) {
                costs[target] = longer;
                better = true;
            }
        }
        return better;
    }
}
