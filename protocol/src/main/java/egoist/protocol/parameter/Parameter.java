package egoist.protocol.parameter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One setting: its name, what values it takes, its default and a sentence of explanation.
 *
 * @param defaultValue the value when it is not given, in the form a file would give it; null if it must be given
 * @param min smallest number allowed (in microseconds for durations)
 * @param max largest number allowed (in microseconds for durations)
 * @param allowed the words allowed, for {@link Kind#CHOICE}; empty otherwise
 */
public record Parameter(
        String name,
        Kind kind,
        @Nullable Object defaultValue,
        double min,
        double max,
        List<String> allowed,
        String description) {

    /** What a value looks like. */
    public enum Kind {
        /** A whole number. */
        INTEGER,
        /** A finite number. */
        NUMBER,
        /** A length of time with its unit: {@code 500us}, {@code 20ms}, {@code 35s}, {@code 10m}, {@code 2h}, {@code 1d}. */
        DURATION,
        /** One of a few words. */
        CHOICE,
        /** Any text. */
        TEXT,
        /** The path of a file, absolute or relative to the scenario. */
        FILE,
        /** {@code true} or {@code false}. */
        FLAG
    }

    public static Parameter integer(String name, @Nullable Integer value, int min, int max, String description) {
        return new Parameter(name, Kind.INTEGER, value, min, max, List.of(), description);
    }

    public static Parameter number(String name, @Nullable Double value, double min, double max, String description) {
        return new Parameter(name, Kind.NUMBER, value, min, max, List.of(), description);
    }

    public static Parameter duration(String name, @Nullable String value, String min, String max, String description) {
        return new Parameter(
                name, Kind.DURATION, value, Durations.micros(min), Durations.micros(max), List.of(), description);
    }

    public static Parameter choice(String name, @Nullable String value, List<String> allowed, String description) {
        return new Parameter(name, Kind.CHOICE, value, 0, 0, List.copyOf(allowed), description);
    }

    public static Parameter text(String name, @Nullable String value, String description) {
        return new Parameter(name, Kind.TEXT, value, 0, 0, List.of(), description);
    }

    public static Parameter file(String name, @Nullable String value, String description) {
        return new Parameter(name, Kind.FILE, value, 0, 0, List.of(), description);
    }

    /** The same with another value where none is given. */
    public Parameter withDefault(Object value) {
        return new Parameter(name, kind, value, min, max, allowed, description);
    }

    public static Parameter flag(String name, boolean value, String description) {
        return new Parameter(name, Kind.FLAG, value, 0, 0, List.of(), description);
    }
}
