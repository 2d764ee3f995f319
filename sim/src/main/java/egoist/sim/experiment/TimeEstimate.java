package egoist.sim.experiment;

import egoist.sim.game.GameProgress;
import egoist.sim.sweep.Point;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long cells are likely to take on one core: as long as finished ones of the same treatment took; others as a rough model has
 * it, scaled by what the finished ones took where there are any.
 *
 * @param seconds of work, on one core
 * @param known how many finished cells it rests on, 0 for the model alone
 */
public record TimeEstimate(double seconds, int known) {
    /** A cell of any size: its world, its rows. */
    private static final double LEAST_SECONDS = 0.005;

    /** A best response of one of 300 peers with the overlay not yet at rest, measured; it grows by the power below. */
    private static final double TURN_SECONDS = 0.45e-3;

    private static final double TURN_PEERS = 300;
    private static final double TURN_POWER = 1.4;

    /** An hour of 1,000 peers with 5 links each that re-wire every epoch, measured; it grows with messages: n times n times k. */
    private static final double HOUR_SECONDS = 270;

    private static final double HOUR_PEERS = 1000;
    private static final double HOUR_LINKS = 5;
    private static final double HOUR_MICROS = 3.6e9;

    private record Treatment(Point point, int peers, String metric, int degree, int policy) {
        static Treatment of(Cell cell) {
            return new Treatment(cell.point(), cell.peers(), cell.metric(), cell.degree(), cell.policy());
        }
    }

    private record Sum(double seconds, int cells) {
        Sum plus(Sum other) {
            return new Sum(seconds + other.seconds, cells + other.cells);
        }
    }

    /**
     * The estimate for some cells.
     *
     * @param finished seconds that finished cells of the same grid took
     */
    public static TimeEstimate of(Grid grid, List<Cell> cells, Map<Cell, Double> finished) {
        Map<Treatment, Sum> sums = new HashMap<>();
        double took = 0;
        double modelled = 0;
        for (Map.Entry<Cell, Double> cell : finished.entrySet()) {
            sums.merge(Treatment.of(cell.getKey()), new Sum(cell.getValue(), 1), Sum::plus);
            took += cell.getValue();
            modelled += model(grid, cell.getKey());
        }
        double scale = modelled > 0 ? took / modelled : 1;
        double seconds = 0;
        for (Cell cell : cells) {
            Sum same = sums.get(Treatment.of(cell));
            seconds += same == null ? scale * model(grid, cell) : same.seconds / same.cells;
        }
        return new TimeEstimate(seconds, finished.size());
    }

    private static double model(Grid grid, Cell cell) {
        Plan plan = grid.plan(cell);
        double peers = cell.peers();
        if (plan.simulated()) {
            double hours = plan.timing().durationMicros() / HOUR_MICROS;
            double size = peers / HOUR_PEERS;
            return LEAST_SECONDS + HOUR_SECONDS * hours * size * size * grid.links(cell) / HOUR_LINKS;
        }
        int epochs = Math.min(GameProgress.EPOCHS_TO_REST, plan.game().epochs());
        return LEAST_SECONDS + epochs * peers * TURN_SECONDS * StrictMath.pow(peers / TURN_PEERS, TURN_POWER);
    }
}
