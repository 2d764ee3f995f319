package egoist.sim.sweep;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A point of a sweep: a value on each of its axes.
 *
 * @param values by the name of the axis, in the order of the axes; as the scenario gives them
 */
public record Point(Map<String, String> values) implements Serializable {
    /** The only point of an experiment without axes. */
    public static final Point NONE = new Point(Map.of());

    public Point {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** {@code loss = 0.1, epochs = 30}; empty where there are no axes. */
    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(value -> value.getKey() + " = " + value.getValue())
                .collect(Collectors.joining(", "));
    }
}
