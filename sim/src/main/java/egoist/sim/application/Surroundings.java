package egoist.sim.application;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.sim.network.LinkCosts;
import org.jspecify.annotations.Nullable;

/**
 * An overlay at the end of a run and the network under it.
 *
 * @param overlay its links, at whatever cost its peers counted
 * @param delays one-way delay of each pair in microseconds
 * @param bandwidths what is available from each peer to each other, in kbit/s
 * @param weights for each peer its row of preference weights, or null for uniform preferences
 * @param atMicros moment at which it is measured
 */
public record Surroundings(
        Overlay overlay, LinkCosts delays, LinkCosts bandwidths, int @Nullable [] @Nullable [] weights, long atMicros) {

    public int peers() {
        return overlay.peers();
    }

    /** The same links, at their delays. */
    Overlay inDelay() {
        return at(delays);
    }

    /** The same links, at their bandwidths. */
    Overlay inBandwidth() {
        return at(bandwidths);
    }

    private Overlay at(LinkCosts costs) {
        Overlay priced = new Overlay(peers(), overlay.stride());
        for (int from = 0; from < peers(); from++) {
            int first = from * overlay.stride();
            for (int link = first; link < first + overlay.degree(from); link++) {
                int to = overlay.targets()[link];
                int cost = costs.cost(from, to, atMicros);
                if (cost != PathAlgebra.NO_LINK) {
                    priced.add(from, to, cost);
                }
            }
        }
        return priced;
    }
}
