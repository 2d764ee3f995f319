package egoist.config;

import egoist.config.YamlValue.YamlList;
import egoist.config.YamlValue.YamlMap;
import egoist.config.YamlValue.YamlScalar;
import egoist.protocol.parameter.Durations;
import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Registry;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks what a JSON Schema cannot say: ranges of durations and sweeps, files that must exist, and entries of registries whose
 * parameters must go together. Looks only at values the schema found nothing wrong with.
 */
final class ValueCheck {
    private final YamlMap root;
    private final Set<KeyPath> bad;
    private final Map<KeyPath, Object> made;
    private final Map<FromFile, Object> fromFiles;
    private final List<Problem> problems;

    /** Something a registry made that was given the path of a file. */
    record FromFile(String kind, String name, Map<String, Object> values) {}

    /**
     * @param bad paths that problems were already found at; added to
     * @param made gets what the registries' factories made, so that large files are read once
     * @param fromFiles what earlier checks made from files; added to
     * @param problems added to
     */
    ValueCheck(
            YamlMap root,
            Set<KeyPath> bad,
            Map<KeyPath, Object> made,
            Map<FromFile, Object> fromFiles,
            List<Problem> problems) {
        this.root = root;
        this.bad = bad;
        this.made = made;
        this.fromFiles = fromFiles;
        this.problems = problems;
    }

    void check(Shape shape) {
        check(shape, root, KeyPath.ROOT);
    }

    private void check(Shape shape, YamlValue value, KeyPath path) {
        if (bad.contains(path) && !(value instanceof YamlMap)) {
            return;
        }
        if (shape instanceof Shape.Scalar scalar) {
            scalar(scalar, value, path);
        } else if (shape instanceof Shape.Sweep sweep) {
            sweep(sweep, value, path);
        } else if (shape instanceof Shape.Several several) {
            several(several, value, path);
        } else if (shape instanceof Shape.Sweeps) {
            int known = problems.size();
            new AxisReader(problems).read(value, path);
            if (problems.size() > known) {
                bad.add(path);
            }
        } else if (shape instanceof Shape.Selected selected) {
            selected.entry(value).ifPresent(entry -> selected(selected, entry, value, path));
        } else if (shape instanceof Shape.Block block && value instanceof YamlMap map) {
            keys(block.keys(), map, path);
        }
    }

    private void keys(List<Key> keys, YamlMap map, KeyPath path) {
        for (Key key : keys) {
            YamlValue value = map.get(key.name());
            if (value != null) {
                check(key.shape(), value, path.child(key.name()));
            }
        }
    }

    private void several(Shape.Several several, YamlValue value, KeyPath path) {
        if (!(value instanceof YamlList list)) {
            check(several.item(), value, path);
            return;
        }
        for (int i = 0; i < list.items().size(); i++) {
            check(several.item(), list.items().get(i), path.child(i));
        }
    }

    private void selected(Shape.Selected selected, Registry.Entry<?> entry, YamlValue value, KeyPath path) {
        if (value instanceof YamlMap map) {
            keys(selected.keys(entry), map, path);
        } else {
            for (Parameter parameter : entry.parameters()) {
                if (Key.of(parameter).required()) {
                    add(Problem.of(
                            ConfigCodes.MISSING_KEY,
                            value.origin(),
                            path,
                            "'" + entry.name() + "' needs '" + parameter.name() + "'",
                            "write {" + selected.discriminator() + ": " + entry.name() + ", " + parameter.name()
                                    + ": ...}"));
                    bad.add(path);
                }
            }
        }
        if (bad.stream().noneMatch(path::covers)) {
            Map<String, Object> values = value instanceof YamlMap map ? values(entry.parameters(), map) : Map.of();
            try {
                made.put(path, make(selected.registry().kind(), entry, values));
            } catch (IllegalArgumentException e) {
                add(refusal(selected, entry, value, path, String.valueOf(e.getMessage())));
                bad.add(path);
            }
        }
    }

    private Object make(String kind, Registry.Entry<?> entry, Map<String, Object> values) {
        boolean file = entry.parameters().stream()
                .anyMatch(parameter -> parameter.kind() == Parameter.Kind.FILE && values.containsKey(parameter.name()));
        return file
                ? fromFiles.computeIfAbsent(new FromFile(kind, entry.name(), values), key -> entry.create(values))
                : entry.create(values);
    }

    /** A factory's refusal; where it is about a file, told at the name of the file. */
    private static Problem refusal(
            Shape.Selected selected, Registry.Entry<?> entry, YamlValue value, KeyPath path, String message) {
        if (value instanceof YamlMap map) {
            Map<String, Object> given = values(entry.parameters(), map);
            for (Parameter parameter : entry.parameters()) {
                boolean blamed = parameter.kind() == Parameter.Kind.FILE
                        && given.get(parameter.name()) instanceof String file
                        && message.contains(file);
                YamlValue named = map.get(parameter.name());
                if (blamed && named != null) {
                    return Problem.of(ConfigCodes.FILE, named.origin(), path.child(parameter.name()), message);
                }
            }
        }
        return Problem.of(
                ConfigCodes.NOT_TOGETHER,
                value.origin(),
                path,
                message.contains("'" + entry.name() + "'")
                        ? message
                        : selected.registry().kind() + " '" + entry.name() + "': " + message);
    }

    /** What {@code map} gives for {@code parameters}, as {@link egoist.protocol.parameter.Parameters} takes it; files absolute. */
    static Map<String, Object> values(List<Parameter> parameters, YamlMap map) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            if (map.get(parameter.name()) instanceof YamlScalar scalar
                    && scalar.value() != null
                    && !scalar.origin().isDefault()) {
                boolean file = parameter.kind() == Parameter.Kind.FILE;
                values.put(
                        parameter.name(),
                        file ? scalar.origin().source().resolve(scalar.text()).toString() : scalar.value());
            }
        }
        return values;
    }

    private void scalar(Shape.Scalar shape, YamlValue value, KeyPath path) {
        if (!(value instanceof YamlScalar scalar) || !(scalar.value() instanceof String text)) {
            return;
        }
        Parameter parameter = shape.parameter();
        if (parameter.kind() == Parameter.Kind.FILE) {
            file(scalar, path);
        } else if (parameter.kind() == Parameter.Kind.DURATION) {
            long micros = Durations.micros(text);
            if (micros < parameter.min() || micros > parameter.max()) {
                outOfRange(shape, scalar, path, text);
            }
        }
    }

    private void file(YamlScalar scalar, KeyPath path) {
        String refusal;
        List<String> help = new ArrayList<>();
        try {
            Path file = scalar.origin().source().resolve(scalar.text());
            refusal = FileCheck.refusal(file);
            FileCheck.near(file).ifPresent(near -> help.add("did you mean '" + near.getFileName() + "'?"));
            if (!file.toString().equals(scalar.text())) {
                help.add("looked for " + file);
            }
        } catch (InvalidPathException e) {
            refusal = "not a path: " + e.getReason();
        }
        if (refusal != null) {
            String message = "'" + scalar.shown() + "': " + refusal;
            add(new Problem(ConfigCodes.FILE, scalar.origin(), path.toString(), message, help));
            bad.add(path);
        }
    }

    private void sweep(Shape.Sweep shape, YamlValue value, KeyPath path) {
        if (!(value instanceof YamlScalar scalar) || !(scalar.value() instanceof String text)) {
            return;
        }
        try {
            for (int number : RangeText.values(text)) {
                if (number < shape.parameter().min()
                        || number > shape.parameter().max()) {
                    outOfRange(new Shape.Scalar(shape.parameter()), scalar, path, Integer.toString(number));
                    return;
                }
            }
        } catch (IllegalArgumentException e) {
            add(Problem.of(ConfigCodes.NOT_A_RANGE, scalar.origin(), path, String.valueOf(e.getMessage())));
            bad.add(path);
        }
    }

    private void outOfRange(Shape shape, YamlScalar scalar, KeyPath path, String shown) {
        add(Problem.of(
                ConfigCodes.OUT_OF_RANGE, scalar.origin(), path, "must be " + shape.expects() + ", not " + shown));
        bad.add(path);
    }

    private void add(Problem problem) {
        problems.add(problem);
    }
}
