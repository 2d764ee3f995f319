package egoist.sim.network;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Parameters;
import egoist.sim.random.SeedStreams;
import java.util.List;

/**
 * Generated loads: every peer has a level of its own (log-logistic, so a few peers are very busy) and bursts around it
 * (log-logistic again), smoothed the way the load average of an operating system is: each step counts half of the one after
 * it. The defaults follow the CPU use of PlanetLab virtual machines on 3 March 2011: means per machine of 1.4 (10th
 * percentile), 6.8 (median) and 34 % (90th).
 */
final class SyntheticLoad implements LoadModel {
    static final List<Parameter> PARAMETERS = List.of(
            Parameter.number("median", 0.06, 0.001, 1000, "load of the median peer (1 = one busy processor)"),
            Parameter.number(
                    "spread", 0.73, 0, 3, "how far peers differ: 90 % are below 9^this medians, 99 % below 99^this"),
            Parameter.number("bursts", 0.3, 0, 3, "how far a peer's own load swings, in the same way"),
            Parameter.duration("step", "1m", "1s", "1d", "how long a burst lasts"));

    private static final int STEPS = 8;

    private final double median;
    private final double spread;
    private final long[] bursts;
    private final long stepMicros;

    SyntheticLoad(Parameters parameters) {
        this.median = parameters.number("median");
        this.spread = parameters.number("spread");
        double swing = parameters.number("bursts");
        this.bursts = Quantiles.factorTable(u -> Quantiles.logLogistic(1, swing, u));
        this.stepMicros = parameters.micros("step");
    }

    @Override
    public Loads start(Placement placement, SeedStreams seeds) {
        long seed = seeds.seed("load", -1);
        int[] levels = new int[placement.peers()];
        for (int peer = 0; peer < levels.length; peer++) {
            double u = Math.min(1 - 1e-6, Math.max(1e-6, PairHash.unit(PairHash.of(seed, peer, peer))));
            double thousandths = 1000 * Quantiles.logLogistic(median, spread, u);
            levels[peer] = (int) Math.max(1, Math.min(PathAlgebra.MAX_LINK_COST, Math.round(thousandths)));
        }
        return Loads.changing(
                (peer, atMicros) -> smoothed(PairHash.of(~seed, peer, 0), levels[peer], atMicros / stepMicros));
    }

    private int smoothed(long hash, int level, long step) {
        long sum = 0;
        for (int ago = 0; ago < STEPS; ago++) {
            sum += Quantiles.times(level, bursts, PairHash.then(hash, step - ago)) << (STEPS - 1 - ago);
        }
        long mean = sum / ((1 << STEPS) - 1);
        return (int) Math.max(1, Math.min(mean, PathAlgebra.MAX_LINK_COST));
    }
}
