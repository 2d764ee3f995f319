package egoist.sim.application;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.PrimitiveDijkstra;
import egoist.protocol.overlay.ShortestPaths;
import egoist.sim.measure.Measured;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Updates of a multi-player game (CoNEXT 2008, section 5.1): how long they travel along the overlay, each pair as often as the
 * source cares for the target. Small as they are, links carry them without queues.
 */
final class UpdateLatency implements Application {
    private static final double[] LEVELS = {0.25, 0.5, 0.75, 0.9, 0.95};
    private static final long PLAYABLE_MICROS = 200_000;

    private record Update(long delayMicros, double weight) {}

    @Override
    public List<Measured> measure(Surroundings setting) {
        Overlay links = setting.inDelay();
        PrimitiveDijkstra dijkstra = new PrimitiveDijkstra();
        long[] delays = new long[links.peers()];
        List<Update> updates = new ArrayList<>();
        double all = 0;
        double playable = 0;
        int[][] weights = setting.weights();
        for (Pairs.Source source : Pairs.of(setting.peers())) {
            dijkstra.from(links, PathAlgebra.ADDITIVE, source.from(), ShortestPaths.NOBODY, delays);
            int[] row = weights == null ? null : weights[source.from()];
            for (int target : source.to()) {
                Update update = new Update(delays[target], row == null ? 1 : row[target]);
                updates.add(update);
                all += update.weight;
                playable += update.delayMicros <= PLAYABLE_MICROS ? update.weight : 0;
            }
        }
        if (all == 0) {
            return List.of();
        }
        updates.sort(Comparator.comparingLong(Update::delayMicros));
        List<Measured> measured = new ArrayList<>();
        for (double level : LEVELS) {
            String name = String.format(Locale.ROOT, "update-latency-p%d-ms", Math.round(100 * level));
            measured.add(new Measured(name, quantileMillis(updates, level * all)));
        }
        measured.add(new Measured("updates-within-200-ms", playable / all));
        return measured;
    }

    private static double quantileMillis(List<Update> updates, double weight) {
        double sum = 0;
        for (Update update : updates) {
            sum += update.weight;
            if (sum >= weight) {
                return update.delayMicros == PathAlgebra.ADDITIVE.unreachable()
                        ? Double.NaN
                        : update.delayMicros / 1000.0;
            }
        }
        return Double.NaN;
    }
}
