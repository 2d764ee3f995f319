package egoist.sim.cli;

import egoist.sim.experiment.Grid;
import egoist.sim.experiment.Plan;
import egoist.sim.report.Interval;
import egoist.sim.report.Summary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code --until-ci}: how many seeds a setting needs for the intervals of the mean costs of all its policies to be as narrow as
 * asked. All policies of a setting get the same seeds, 0, 1, 2 and so on, so that ratios stay paired; how many follows from the
 * results alone, never from time.
 *
 * @param target half width of the 95 % interval as a share of the mean
 * @param most seeds at most
 */
record SeedsUntil(double target, int most) {
    /** Seeds by setting for the next round; the same as before where nothing is to be added. */
    Map<Grid.Setting, Integer> next(Grid grid, List<Summary.Row> rows, Map<Grid.Setting, Integer> seeds) {
        Map<Grid.Setting, Integer> next = new HashMap<>(seeds);
        for (Summary.Row row : rows) {
            Grid.Setting setting = new Grid.Setting(row.point(), row.peers(), row.metric(), row.degree());
            int now = seeds.getOrDefault(setting, scenarioSeeds(grid, setting));
            next.merge(setting, Math.max(now, wanted(row.cost(), now)), Math::max);
        }
        next.entrySet().removeIf(entry -> entry.getValue() == scenarioSeeds(grid, entry.getKey()));
        return next;
    }

    private static int scenarioSeeds(Grid grid, Grid.Setting setting) {
        Plan plan = grid.plans().get(setting.point());
        if (plan == null) {
            throw new IllegalArgumentException("no such point of the sweep: " + setting.point());
        }
        return plan.seeds();
    }

    /** By the square of what is missing, but no more than double in one round. */
    private int wanted(Interval cost, int now) {
        if (narrow(cost) || now >= most) {
            return now;
        }
        double missing = cost.halfWidth() / Math.abs(cost.mean()) / target;
        double estimate = Double.isNaN(missing) ? 2.0 * now : Math.min(2.0 * now, Math.ceil(now * missing * missing));
        return Math.min(most, Math.max(now + 1, (int) estimate));
    }

    /** Whether an interval is as narrow as asked. */
    boolean narrow(Interval cost) {
        return cost.count() > 1 && (cost.halfWidth() == 0 || cost.halfWidth() <= target * Math.abs(cost.mean()));
    }
}
