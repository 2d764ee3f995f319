package egoist.config;

import java.util.List;

/**
 * One direction of a sweep: a setting and the values it takes in turn.
 *
 * @param name what tables and files call it
 * @param key the setting, with dots between its parts, as after {@code --set}
 * @param values as a file would give them, at least one, all different
 * @param origin where the axis was written
 */
public record Axis(String name, String key, List<String> values, Origin origin) {
    public Axis {
        values = List.copyOf(values);
    }
}
