package egoist.sim.experiment;

import egoist.protocol.metric.Metric;
import egoist.sim.engine.Observer;
import egoist.sim.engine.Simulator;
import egoist.sim.game.EpochSample;
import egoist.sim.measure.OverlayCosts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Collects what a simulation looks like at regular times: true costs of the links really open, and who re-wired. */
final class Observations implements Observer {
    private final Metric metric;
    private final int @Nullable [] @Nullable [] weights;
    private final long penalty;
    private final long warmupMicros;
    private final List<EpochSample> samples = new ArrayList<>();
    private long warmupBits;

    /**
     * @param weights for each peer its row of preference weights, or null for uniform preferences
     * @param penalty M, the cost of an unreachable target
     * @param warmupMicros what is not measured
     */
    Observations(Metric metric, int @Nullable [] @Nullable [] weights, long penalty, long warmupMicros) {
        this.metric = metric;
        this.weights = weights;
        this.penalty = penalty;
        this.warmupMicros = warmupMicros;
    }

    @Override
    public void sample(long nowMicros, Simulator simulator) {
        int[] present =
                IntStream.range(0, simulator.peers()).filter(simulator::present).toArray();
        OverlayCosts costs = OverlayCosts.of(simulator.overlay(), metric.algebra(), present, weights, penalty);
        int links = Math.toIntExact(simulator.linksChanged());
        samples.add(new EpochSample(nowMicros, costs, simulator.rewiredPeers(), links));
        if (nowMicros <= warmupMicros) {
            warmupBits = simulator.traffic().bits();
        }
    }

    List<EpochSample> all() {
        return samples;
    }

    List<EpochSample> afterWarmup() {
        return samples.stream()
                .filter(sample -> sample.timeMicros() > warmupMicros)
                .toList();
    }

    /** Bits on the wire until the warm-up's last observation. */
    long warmupBits() {
        return warmupBits;
    }
}
