package egoist.sim.scenario;

import egoist.config.Axis;
import egoist.sim.sweep.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A scenario with the values of its axes put in.
 *
 * @param base the scenario as it stands in the file
 * @param scenarios for each combination of values, the last axis changing fastest; one where there are no axes
 */
public record Sweep(Scenario base, Map<Point, Scenario> scenarios) {
    public Sweep {
        scenarios = Collections.unmodifiableMap(new LinkedHashMap<>(scenarios));
    }

    /** The names of the axes. */
    public List<String> axes() {
        return base.axes().stream().map(Axis::name).toList();
    }

    static List<Point> points(List<Axis> axes) {
        List<Point> points = List.of(Point.NONE);
        for (Axis axis : axes) {
            List<Point> longer = new ArrayList<>();
            for (Point point : points) {
                for (String value : axis.values()) {
                    Map<String, String> values = new LinkedHashMap<>(point.values());
                    values.put(axis.name(), value);
                    longer.add(new Point(values));
                }
            }
            points = longer;
        }
        return points;
    }
}
