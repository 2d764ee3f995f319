package egoist.config;

import egoist.config.YamlValue.YamlMap;
import egoist.config.YamlValue.YamlScalar;
import egoist.protocol.parameter.Durations;
import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What may stand at a place of a configuration. One description from which the JSON Schema, the checks, the defaults, the
 * template and the documentation all follow.
 */
public sealed interface Shape {
    /** What is expected here, as the end of the sentence "it must be ...". */
    String expects();

    /** What is expected one step below {@code value}; null where nothing is known to be allowed. */
    @Nullable
    Shape below(YamlValue value, Object part);

    /** One setting. */
    record Scalar(Parameter parameter) implements Shape {
        @Override
        public String expects() {
            return switch (parameter.kind()) {
                case INTEGER -> "a whole number" + range(parameter);
                case NUMBER -> "a number" + range(parameter);
                case DURATION -> "a duration" + range(parameter);
                case CHOICE ->
                    parameter.allowed().size() == 1
                            ? "'" + parameter.allowed().get(0) + "'"
                            : "one of " + String.join(", ", parameter.allowed());
                case TEXT -> "text";
                case FILE -> "the path of a file";
                case FLAG -> "true or false";
            };
        }

        @Override
        public @Nullable Shape below(YamlValue value, Object part) {
            return null;
        }
    }

    /**
     * One whole number or several: {@code 5}, {@code [2, 4]}, {@code 2..8}, {@code 20..100 step 20} or {@code 2,4,8}.
     *
     * @param parameter of kind INTEGER: the range of each number
     */
    record Sweep(Parameter parameter) implements Shape {
        @Override
        public String expects() {
            return "a whole number" + range(parameter)
                    + ", a list like [2, 4], or a range like 2..8 or 20..100 step 20";
        }

        @Override
        public @Nullable Shape below(YamlValue value, Object part) {
            return part instanceof Integer ? new Scalar(parameter) : null;
        }
    }

    /**
     * An entry of a registry: its bare name, or a map with its name under {@code discriminator} and its own parameters.
     *
     * @param more further keys any entry may carry, with TEXT parameters
     */
    record Selected(Registry<?> registry, String discriminator, List<Parameter> more) implements Shape {
        public Selected {
            more = List.copyOf(more);
        }

        @Override
        public String expects() {
            return "the name of a " + registry.kind() + ", or a map with '" + discriminator + ":' and its parameters";
        }

        /** The discriminator as a setting of its own. */
        Parameter name() {
            return Parameter.choice(
                    discriminator, null, List.copyOf(registry.names()), "which " + registry.kind() + " it is");
        }

        /** The registry's entry that a value names, if it names one. */
        Optional<? extends Registry.Entry<?>> entry(YamlValue value) {
            YamlValue name = value instanceof YamlMap map ? map.get(discriminator) : value;
            return name instanceof YamlScalar scalar && scalar.value() instanceof String text
                    ? registry.names().contains(text) ? Optional.of(registry.get(text)) : Optional.empty()
                    : Optional.empty();
        }

        /** What a map that names {@code entry} may hold. */
        List<Key> keys(Registry.Entry<?> entry) {
            List<Key> keys = new ArrayList<>();
            keys.add(Key.of(name()));
            more.forEach(parameter -> keys.add(new Key(
                    parameter.name(),
                    new Scalar(parameter),
                    parameter.defaultValue(),
                    false,
                    parameter.description())));
            entry.parameters().forEach(parameter -> keys.add(Key.of(parameter)));
            return keys;
        }

        @Override
        public @Nullable Shape below(YamlValue value, Object part) {
            if (part.equals(discriminator)) {
                return new Scalar(name());
            }
            return entry(value)
                    .flatMap(entry -> keys(entry).stream()
                            .filter(key -> key.name().equals(part))
                            .findFirst())
                    .map(Key::shape)
                    .orElse(null);
        }
    }

    /** Several of a kind in a list; a single one may stand without the list. */
    record Several(Shape item, String plural) implements Shape {
        @Override
        public String expects() {
            return "a list of " + plural + ", each " + item.expects();
        }

        @Override
        public @Nullable Shape below(YamlValue value, Object part) {
            return part instanceof Integer ? item : item.below(value, part);
        }
    }

    /** A map of axes: settings that take several values in turn, each named or under its own key. */
    record Sweeps() implements Shape {
        @Override
        public String expects() {
            return "a map of 'key: [values]' or 'name: {key: ..., values: [...]}'";
        }

        @Override
        public @Nullable Shape below(YamlValue value, Object part) {
            return null;
        }
    }

    /** A map with known keys. */
    record Block(List<Key> keys) implements Shape {
        public Block {
            keys = List.copyOf(keys);
        }

        /** A block of single settings. */
        public static Block of(List<Parameter> parameters) {
            return new Block(parameters.stream().map(Key::of).toList());
        }

        public Optional<Key> key(Object name) {
            return keys.stream().filter(key -> key.name().equals(name)).findFirst();
        }

        @Override
        public String expects() {
            return "a map of 'key: value' settings";
        }

        @Override
        public @Nullable Shape below(YamlValue value, Object part) {
            return key(part).map(Key::shape).orElse(null);
        }
    }

    /** What each of several is, or else the shape itself. */
    default Shape single() {
        return this instanceof Several several ? several.item() : this;
    }

    /** What is expected at a path below {@code root}; null where nothing is known to be allowed. */
    default @Nullable Shape at(YamlValue root, KeyPath path) {
        Shape shape = this;
        KeyPath here = KeyPath.ROOT;
        for (Object part : path.parts()) {
            YamlValue value = root.at(here);
            shape = shape == null || value == null ? null : shape.below(value, part);
            here = here.child(part);
        }
        return shape;
    }

    /** {@code " from 0 to 1"}, with what is unbounded left out. */
    static String range(Parameter parameter) {
        boolean duration = parameter.kind() == Parameter.Kind.DURATION;
        boolean low = parameter.min() > (duration ? Long.MIN_VALUE : -Double.MAX_VALUE);
        boolean high = parameter.max() < Double.MAX_VALUE;
        String min = duration ? Durations.text((long) parameter.min()) : number(parameter.min());
        String max = duration ? Durations.text((long) parameter.max()) : number(parameter.max());
        if (low && high) {
            return " from " + min + " to " + max;
        }
        return low ? " of at least " + min : high ? " of at most " + max : "";
    }

    /** A number as people write it: {@code 5} rather than {@code 5.0}. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
