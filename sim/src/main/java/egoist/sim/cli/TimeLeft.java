package egoist.sim.cli;

import egoist.sim.experiment.Cell;
import egoist.sim.experiment.Grid;
import egoist.sim.experiment.TimeEstimate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How long the rest of a run is likely to take: cells under way by how far they are, those that wait as long as their like, finished
 * or under way. Times are seconds since the run began. Safe for use by many threads.
 */
final class TimeLeft {
    /** A cell that has done less than this of its work foretells nothing. */
    private static final double TELLING = 0.002;

    private final Grid grid;
    private final int atOnce;
    private final Set<Cell> waiting;
    private final Map<Cell, Course> underway = new LinkedHashMap<>();
    private final Map<Cell, Double> took = new LinkedHashMap<>();

    /** Of one cell, since it began or went on from a checkpoint, when it had done the first share. */
    private static final class Course {
        final double since;
        double first = -1;
        double share;

        Course(double since) {
            this.since = since;
        }

        /** Seconds for the whole cell. */
        double whole(double now) {
            return (now - since) / (share - first);
        }
    }

    /**
     * Nothing done yet.
     *
     * @param toRun cells that will be run, each once
     * @param atOnce how many run at the same time
     */
    TimeLeft(Grid grid, Collection<Cell> toRun, int atOnce) {
        this.grid = grid;
        this.atOnce = atOnce;
        this.waiting = new LinkedHashSet<>(toRun);
    }

    /** A cell is done that was never seen under way. */
    synchronized void ran(Cell cell, double seconds) {
        waiting.remove(cell);
        took.put(cell, seconds);
    }

    synchronized void began(Cell cell, double now) {
        waiting.remove(cell);
        underway.put(cell, new Course(now));
    }

    /** A cell under way has done that share of its work, from 0 to 1. */
    synchronized void at(Cell cell, double share) {
        Course course = underway.get(cell);
        if (course != null) {
            course.first = course.first < 0 ? (share < TELLING ? 0 : share) : course.first;
            course.share = share;
        }
    }

    synchronized void ended(Cell cell, double now) {
        Course course = underway.remove(cell);
        if (course != null) {
            took.put(cell, now - course.since);
        }
    }

    /** How many of the cells under way are done, in parts. */
    synchronized double parts() {
        return underway.values().stream().mapToDouble(course -> course.share).sum();
    }

    /** Seconds from now to the end; NaN as long as nothing tells. */
    synchronized double seconds(double now) {
        Map<Cell, Double> known = new LinkedHashMap<>(took);
        double longest = 0;
        double work = 0;
        underway.forEach((cell, course) -> {
            if (course.share - course.first > TELLING && course.first >= 0) {
                known.put(cell, course.whole(now));
            }
        });
        if (known.isEmpty()) {
            return Double.NaN;
        }
        for (Map.Entry<Cell, Course> entry : underway.entrySet()) {
            Double whole = known.get(entry.getKey());
            double left = whole == null
                    ? Math.max(0, like(List.of(entry.getKey()), known) - now + entry.getValue().since)
                    : whole * (1 - entry.getValue().share);
            longest = Math.max(longest, left);
            work += left;
        }
        work += like(waiting, known);
        return Math.max(longest, work / atOnce);
    }

    private double like(Collection<Cell> cells, Map<Cell, Double> known) {
        return TimeEstimate.of(grid, List.copyOf(cells), known).seconds();
    }
}
