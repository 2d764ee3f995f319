package egoist.protocol.parameter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Values for a list of {@link Parameter}s: typed, checked, with defaults filled in. Asking for a name that was not described
 * is a bug of the caller and says so.
 */
public final class Parameters {
    private final Map<String, Parameter> described = new LinkedHashMap<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /**
     * Checks {@code given} against the descriptions.
     *
     * @param given values as a configuration file gives them: String, Boolean, Integer, Long or Double
     * @throws IllegalArgumentException naming the parameter, what was wrong with it and what is allowed
     */
    public Parameters(List<Parameter> parameters, Map<String, ?> given) {
        for (Parameter parameter : parameters) {
            described.put(parameter.name(), parameter);
        }
        Set<String> unknown = new TreeSet<>(given.keySet());
        unknown.removeAll(described.keySet());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown key " + unknown + "; allowed are " + described.keySet());
        }
        for (Parameter parameter : parameters) {
            Object value = given.containsKey(parameter.name()) ? given.get(parameter.name()) : parameter.defaultValue();
            if (value == null) {
                if (parameter.defaultValue() == null && parameter.kind() != Parameter.Kind.FILE) {
                    throw new IllegalArgumentException("'" + parameter.name() + "' must be given");
                }
                continue;
            }
            values.put(parameter.name(), convert(parameter, value));
        }
    }

    /** All defaults. */
    public static Parameters defaults(List<Parameter> parameters) {
        return new Parameters(parameters, Map.of());
    }

    private static Object convert(Parameter parameter, Object value) {
        try {
            return switch (parameter.kind()) {
                case INTEGER -> range(parameter, wholeNumber(value));
                case NUMBER -> range(parameter, Double.parseDouble(value.toString()));
                case DURATION -> range(parameter, Durations.micros(value.toString()));
                case CHOICE -> choice(parameter, value.toString());
                case TEXT, FILE -> value.toString();
                case FLAG -> flag(value);
            };
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + parameter.name() + "' must be a number, not '" + value + "'", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + parameter.name() + "': " + e.getMessage(), e);
        }
    }

    private static long wholeNumber(Object value) {
        if (value instanceof Double number && number == Math.rint(number)) {
            return Math.round(number);
        }
        return Long.parseLong(value.toString());
    }

    private static Boolean flag(Object value) {
        String text = value.toString();
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("must be true or false, not '" + text + "'");
        }
        return Boolean.valueOf(text);
    }

    private static String choice(Parameter parameter, String value) {
        if (!parameter.allowed().contains(value)) {
            throw new IllegalArgumentException("'" + value + "' is none of " + parameter.allowed());
        }
        return value;
    }

    private static <T extends Number> T range(Parameter parameter, T value) {
        double number = value.doubleValue();
        if (!(number >= parameter.min() && number <= parameter.max())) {
            throw new IllegalArgumentException(
                    value + " is outside " + bound(parameter.min()) + " to " + bound(parameter.max()));
        }
        return value;
    }

    private static String bound(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    public int integer(String name) {
        return Math.toIntExact((Long) required(name, Parameter.Kind.INTEGER));
    }

    public double number(String name) {
        return (Double) required(name, Parameter.Kind.NUMBER);
    }

    /** A duration in microseconds. */
    public long micros(String name) {
        return (Long) required(name, Parameter.Kind.DURATION);
    }

    public String choice(String name) {
        return (String) required(name, Parameter.Kind.CHOICE);
    }

    public String text(String name) {
        return (String) required(name, Parameter.Kind.TEXT);
    }

    public boolean flag(String name) {
        return (Boolean) required(name, Parameter.Kind.FLAG);
    }

    /** A file's path as it was given, or null where none was. */
    public @Nullable String file(String name) {
        kind(name, Parameter.Kind.FILE);
        return (String) values.get(name);
    }

    private Object required(String name, Parameter.Kind kind) {
        kind(name, kind);
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("parameter without value: " + name);
        }
        return value;
    }

    private void kind(String name, Parameter.Kind kind) {
        Parameter parameter = described.get(name);
        if (parameter == null || parameter.kind() != kind) {
            throw new IllegalStateException("no " + kind + " parameter '" + name + "' among " + described.keySet());
        }
    }
}
