package egoist.config;

import com.networknt.schema.Error;
import egoist.config.YamlValue.YamlMap;
import egoist.config.YamlValue.YamlScalar;
import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Registry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts a violation of the schema into words, by what the {@link Shape} at that place expects. */
final class Violations {
    /** How people write ranges elsewhere. */
    private static final Pattern OTHER_RANGE =
            Pattern.compile("\\[?([0-9]{1,9}) *(?:-|\u2013|\\.|\\.{3}|:|to|\u2026) *([0-9]{1,9})\\]?");

    private final Format format;

    Violations(Format format) {
        this.format = format;
    }

    Problem problem(YamlMap root, KeyPath path, Error error) {
        YamlValue value = root.at(path);
        Shape shape = format.root().at(root, path);
        String expects = shape == null ? "something else" : shape.expects();
        String described = value == null ? "missing" : value.described();
        Origin origin = value == null ? root.keyOrigin(path) : value.origin();
        return switch (error.getKeyword()) {
            case "additionalProperties" -> unknownKey(root, path, error.getProperty(), value, shape);
            case "required" -> missingKey(root, path, error.getProperty(), value, shape);
            case "type" -> wrongType(origin, path, value, shape, expects, described);
            case "enum", "const" -> notAllowed(origin, path, value, namedShape(root, path, shape), described);
            case "minimum", "maximum" ->
                Problem.of(ConfigCodes.OUT_OF_RANGE, origin, path, "must be " + expects + ", not " + shown(value));
            case "pattern" -> pattern(origin, path, value, shape, expects, described);
            case "minItems" ->
                Problem.of(ConfigCodes.WRONG_COUNT, origin, path, "the list is empty: give at least one");
            case "uniqueItems" ->
                Problem.of(ConfigCodes.WRONG_COUNT, origin, path, "the list holds the same value twice");
            case "minLength" -> Problem.of(ConfigCodes.WRONG_TYPE, origin, path, "must be " + expects + ", not empty");
            default -> Problem.of(ConfigCodes.WRONG_TYPE, origin, path, error.getMessage());
        };
    }

    /** The shape at a place; but where that is the name in a map of an entry of a registry, the shape of the map. */
    private @Nullable Shape namedShape(YamlMap root, KeyPath path, @Nullable Shape shape) {
        Shape above = path.isRoot() ? null : format.root().at(root, path.parent());
        return above != null
                        && above.single() instanceof Shape.Selected selected
                        && selected.discriminator().equals(path.last())
                ? above
                : shape;
    }

    private static String shown(@Nullable YamlValue value) {
        return value instanceof YamlScalar scalar ? scalar.shown() : "a list or map";
    }

    private static Problem wrongType(
            Origin origin,
            KeyPath path,
            @Nullable YamlValue value,
            @Nullable Shape shape,
            String expects,
            String described) {
        List<String> help = new ArrayList<>();
        if (shape instanceof Shape.Scalar scalar && value instanceof YamlScalar written) {
            Parameter.Kind kind = scalar.parameter().kind();
            String text = written.shown();
            boolean number = kind == Parameter.Kind.INTEGER || kind == Parameter.Kind.NUMBER;
            if (written.value() instanceof String && number && text.matches("[0-9][0-9_,]*")) {
                help.add("write it as " + text.replaceAll("[_,]", ""));
            } else if (kind == Parameter.Kind.FLAG && text.matches("(?i)yes|on")) {
                help.add("write true");
            } else if (kind == Parameter.Kind.FLAG && text.matches("(?i)no|off")) {
                help.add("write false");
            } else if (kind == Parameter.Kind.TEXT && written.value() != null) {
                help.add("put it in quotes: \"" + text + "\"");
            } else if (kind == Parameter.Kind.DURATION && written.value() instanceof Number) {
                help.add("add a unit: us, ms, s, m, h or d, as in " + text + "s");
            }
        }
        Code code = shape instanceof Shape.Scalar scalar
                        && scalar.parameter().kind() == Parameter.Kind.DURATION
                        && value instanceof YamlScalar written
                        && written.value() instanceof Number
                ? ConfigCodes.NOT_A_DURATION
                : ConfigCodes.WRONG_TYPE;
        String end = value instanceof YamlScalar written && written.value() == null
                ? ", but is empty"
                : ", not " + described;
        return new Problem(code, origin, path.toString(), "must be " + expects + end, help);
    }

    private static Problem pattern(
            Origin origin,
            KeyPath path,
            @Nullable YamlValue value,
            @Nullable Shape shape,
            String expects,
            String described) {
        if (shape instanceof Shape.Sweep) {
            Matcher other = OTHER_RANGE.matcher(shown(value));
            String[] help = other.matches()
                    ? new String[] {"write it as " + other.group(1) + ".." + other.group(2)}
                    : new String[0];
            return Problem.of(ConfigCodes.NOT_A_RANGE, origin, path, "must be " + expects + ", not " + described, help);
        }
        return Problem.of(
                ConfigCodes.NOT_A_DURATION,
                origin,
                path,
                "must be " + expects + ", not '" + shown(value) + "'",
                "a number and a unit: 500us, 20ms, 35s, 10m, 2h, 1d");
    }

    private static Problem notAllowed(
            Origin origin, KeyPath path, @Nullable YamlValue value, @Nullable Shape shape, String described) {
        Shape inner = shape == null ? null : shape.single();
        String shown = value instanceof YamlScalar scalar && scalar.value() instanceof String
                ? "'" + scalar.shown() + "'"
                : described;
        Collection<String> allowed = List.of();
        String message = shown + " is not allowed here";
        if (inner instanceof Shape.Selected selected) {
            allowed = selected.registry().names();
            message = "there is no " + selected.registry().kind() + " " + shown;
        } else if (inner instanceof Shape.Scalar scalar) {
            allowed = scalar.parameter().allowed();
            message = shown + " is none of the allowed values";
        }
        return new Problem(
                ConfigCodes.NOT_ALLOWED,
                origin,
                path.toString(),
                message,
                help(shown(value), allowed, List.of(), "allowed: "));
    }

    private Problem unknownKey(
            YamlMap root, KeyPath path, String key, @Nullable YamlValue value, @Nullable Shape shape) {
        List<String> allowed = new ArrayList<>();
        List<String> more = new ArrayList<>();
        String message = "unknown key '" + shortened(key) + "'";
        Shape inner = shape == null ? null : shape.single();
        if (inner instanceof Shape.Block block) {
            block.keys().forEach(known -> allowed.add(known.name()));
            format.homesOf(key).forEach(home -> more.add("'" + shortened(key) + "' belongs " + home));
        } else if (inner instanceof Shape.Selected selected && value != null) {
            Optional<? extends Registry.Entry<?>> entry = selected.entry(value);
            entry.ifPresent(named -> selected.keys(named).forEach(known -> allowed.add(known.name())));
            message = "'" + shortened(key) + "' is no parameter of "
                    + selected.registry().kind() + " '"
                    + entry.map(Registry.Entry::name).orElse("?") + "'";
            List<String> owners = owners(selected.registry(), key);
            if (!owners.isEmpty()) {
                more.add("it is a parameter of " + String.join(", ", owners));
            }
        }
        KeyPath place = path.child(key);
        return new Problem(
                ConfigCodes.UNKNOWN_KEY,
                root.keyOrigin(place),
                shortened(place.toString()),
                message,
                help(key, allowed, more, "allowed here: "));
    }

    private static Problem missingKey(
            YamlMap root, KeyPath path, String key, @Nullable YamlValue value, @Nullable Shape shape) {
        List<String> help = new ArrayList<>();
        Shape inner = shape == null ? null : shape.single();
        Shape missing = inner == null || value == null ? null : inner.below(value, key);
        if (missing != null) {
            help.add("'" + key + "' is " + missing.expects());
        }
        if (value instanceof YamlMap map) {
            Nearest.of(key, map.entries().keySet()).ifPresent(close -> help.add("did you mean it by '" + close + "'?"));
        }
        return new Problem(
                ConfigCodes.MISSING_KEY,
                root.keyOrigin(path),
                path.child(key).toString(),
                "'" + key + "' must be given",
                help);
    }

    private static <T> List<String> owners(Registry<T> registry, String key) {
        return registry.entries().stream()
                .filter(entry -> entry.parameters().stream()
                        .anyMatch(parameter -> parameter.name().equals(key)))
                .map(Registry.Entry::name)
                .toList();
    }

    private static List<String> help(String wrong, Collection<String> allowed, List<String> more, String introduction) {
        List<String> help = new ArrayList<>();
        Nearest.of(wrong, allowed).ifPresent(name -> help.add("did you mean '" + name + "'?"));
        help.addAll(more);
        if (!allowed.isEmpty()) {
            help.add(introduction + String.join(", ", allowed));
        }
        return help;
    }

    private static String shortened(String key) {
        String plain = key.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= 60 ? plain : plain.substring(0, 60) + "...";
    }
}
