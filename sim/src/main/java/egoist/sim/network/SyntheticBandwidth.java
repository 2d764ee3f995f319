package egoist.sim.network;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Parameters;
import egoist.sim.random.SeedStreams;
import java.util.List;

/**
 * Generated available bandwidth: the narrowest of the sender's uplink, the receiver's downlink and the path between them,
 * each a heavy-tailed (log-logistic) capacity of which cross traffic leaves a part that is redrawn now and then. Paths
 * differ by direction. Because paths differ, going through a third peer can be wider than going straight.
 */
final class SyntheticBandwidth implements BandwidthModel {
    static final List<Parameter> PARAMETERS = List.of(
            Parameter.number("access-mbps", 100.0, 0.1, 60_000, "capacity of the median up- or downlink in Mbit/s"),
            Parameter.number(
                    "access-spread",
                    0.5,
                    0,
                    3,
                    "how far links differ: 90 % are below 9^this medians, 99 % below 99^this"),
            Parameter.number("path-mbps", 40.0, 0.1, 60_000, "capacity of the median path between two peers in Mbit/s"),
            Parameter.number("path-spread", 0.5, 0, 3, "how far paths differ, in the same way"),
            Parameter.number("busy", 0.5, 0, 0.99, "cross traffic takes 0 to this share, uniformly"),
            Parameter.duration("hold", "10m", "1s", "365d", "how long cross traffic stays as it is"));

    private final double accessKbps;
    private final double accessSpread;
    private final double pathKbps;
    private final long[] paths;
    private final long[] left;
    private final long holdMicros;

    SyntheticBandwidth(Parameters parameters) {
        this.accessKbps = parameters.number("access-mbps") * 1000;
        this.accessSpread = parameters.number("access-spread");
        this.pathKbps = parameters.number("path-mbps") * 1000;
        double spread = parameters.number("path-spread");
        double busy = parameters.number("busy");
        this.paths = Quantiles.factorTable(u -> Quantiles.logLogistic(1, spread, u));
        this.left = Quantiles.factorTable(u -> 1 - busy * u);
        this.holdMicros = parameters.micros("hold");
    }

    @Override
    public Bandwidths start(Placement placement, SeedStreams seeds) {
        long seed = seeds.seed("bandwidth", -1);
        return new Running(this, seed, capacities(placement.peers(), seed, 1), capacities(placement.peers(), seed, 2));
    }

    private int[] capacities(int peers, long seed, int direction) {
        int[] kbps = new int[peers];
        for (int peer = 0; peer < peers; peer++) {
            long hash = PairHash.then(PairHash.of(seed, peer, peer), direction);
            double u = Math.min(1 - 1e-6, Math.max(1e-6, PairHash.unit(hash)));
            kbps[peer] = clamp(Math.round(Quantiles.logLogistic(accessKbps, accessSpread, u)));
        }
        return kbps;
    }

    private static int clamp(long kbps) {
        return (int) Math.max(1, Math.min(kbps, PathAlgebra.MAX_LINK_COST));
    }

    /** The bandwidths of one world. */
    private record Running(SyntheticBandwidth model, long seed, int[] up, int[] down) implements Bandwidths {
        private static final int UP = 3;
        private static final int DOWN = 4;

        @Override
        public int kbps(int from, int to, long atMicros) {
            long window = atMicros / model.holdMicros;
            long pair = PairHash.of(seed, from, to);
            long path = available(clamp(Quantiles.times(Math.round(model.pathKbps), model.paths, pair)), pair, window);
            long uplink = available(up[from], PairHash.then(PairHash.of(seed, from, from), UP), window);
            long downlink = available(down[to], PairHash.then(PairHash.of(seed, to, to), DOWN), window);
            return clamp(Math.min(path, Math.min(uplink, downlink)));
        }

        @Override
        public boolean changes() {
            return true;
        }

        private long available(int capacity, long hash, long window) {
            return Quantiles.times(capacity, model.left, PairHash.then(hash, window));
        }
    }
}
