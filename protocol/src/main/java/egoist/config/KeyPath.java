package egoist.config;

import java.util.ArrayList;
import java.util.List;

/**
 * The way from the top of a configuration to one of its values.
 *
 * @param parts keys (String) and positions in lists (Integer, from 0)
 */
public record KeyPath(List<Object> parts) {
    public static final KeyPath ROOT = new KeyPath(List.of());

    public KeyPath {
        parts = List.copyOf(parts);
    }

    public KeyPath child(Object part) {
        List<Object> longer = new ArrayList<>(parts);
        longer.add(part);
        return new KeyPath(longer);
    }

    public boolean isRoot() {
        return parts.isEmpty();
    }

    /** The path without its last part. */
    public KeyPath parent() {
        return new KeyPath(parts.subList(0, parts.size() - 1));
    }

    public Object last() {
        return parts.get(parts.size() - 1);
    }

    /** Whether {@code other} is this path or lies below it. */
    public boolean covers(KeyPath other) {
        return other.parts.size() >= parts.size()
                && other.parts.subList(0, parts.size()).equals(parts);
    }

    /** {@code policies[1].epsilon}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            if (part instanceof Integer) {
                text.append('[').append(part).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(part);
            }
        }
        return text.toString();
    }
}
