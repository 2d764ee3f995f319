package egoist.config;

import egoist.config.YamlValue.YamlList;
import egoist.config.YamlValue.YamlMap;
import egoist.config.YamlValue.YamlScalar;
import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Parameters;
import egoist.protocol.parameter.Registry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A block of a configuration with all its values, given or default. Asking for a value that a mistake was found at, or for a
 * key of another shape, is a bug of the caller; {@link #sound} tells first.
 */
public final class Section {
    private final Shape.Block shape;
    private final YamlMap map;
    private final KeyPath path;
    private final Set<KeyPath> bad;

    /** What the checks already made of the entries of registries. */
    private final Map<KeyPath, Object> made;

    Section(Shape.Block shape, YamlMap map, KeyPath path, Set<KeyPath> bad, Map<KeyPath, Object> made) {
        this.shape = shape;
        this.map = map;
        this.path = path;
        this.bad = bad;
        this.made = made;
    }

    /** Whether the key has a value and no mistake was found at it, above it or below it. */
    public boolean sound(String key) {
        KeyPath place = path.child(key);
        return map.get(key) != null && bad.stream().noneMatch(b -> b.covers(place) || place.covers(b));
    }

    /** Whether the key has a value, with mistakes or without. */
    public boolean has(String key) {
        return map.get(key) != null;
    }

    /** Where the value of a key was written. */
    public Origin origin(String key) {
        return value(key).origin();
    }

    /** Where the value at a position of a list was written. */
    public Origin origin(String key, int position) {
        return ((YamlList) value(key)).items().get(position).origin();
    }

    /** Where a key of the map at a position of a list was given its value; where that starts, if the key was left out. */
    public Origin origin(String key, int position, String inner) {
        YamlValue item = ((YamlList) value(key)).items().get(position);
        YamlValue given = item instanceof YamlMap map ? map.get(inner) : null;
        return given == null || given.origin().isDefault() ? item.origin() : given.origin();
    }

    /** A mistake in the value of a key. */
    public Problem problem(Code code, String key, String message, String... help) {
        return Problem.of(code, origin(key), path.child(key), message, help);
    }

    /** All single settings of this block that have no mistake. */
    public Parameters parameters() {
        List<Parameter> parameters = new ArrayList<>();
        for (Key key : shape.keys()) {
            boolean usable = map.get(key.name()) == null || sound(key.name());
            if (key.shape() instanceof Shape.Scalar scalar
                    && usable
                    && (map.get(key.name()) != null || !key.required())) {
                parameters.add(scalar.parameter());
            }
        }
        return new Parameters(parameters, ValueCheck.values(parameters, map));
    }

    /** One or several whole numbers. */
    public List<Integer> sweep(String key) {
        YamlValue value = value(key);
        if (value instanceof YamlList list) {
            return list.items().stream().map(Section::wholeNumber).toList();
        }
        return value instanceof YamlScalar scalar && scalar.value() instanceof String range
                ? RangeText.values(range)
                : List.of(wholeNumber(value));
    }

    private static int wholeNumber(YamlValue value) {
        return value instanceof YamlScalar scalar && scalar.value() instanceof Number number
                ? Math.toIntExact(Math.round(number.doubleValue()))
                : 0;
    }

    /** The axes under a key, none where it was left out. */
    public List<Axis> axes(String key) {
        return map.get(key) == null ? List.of() : new AxisReader(new ArrayList<>()).read(value(key), path.child(key));
    }

    /** The absolute paths of all files that are named in this block and the blocks in it. */
    public List<Path> files() {
        List<Path> files = new ArrayList<>();
        files(shape, map, files);
        return files;
    }

    private static void files(Shape shape, YamlValue value, List<Path> files) {
        if (shape instanceof Shape.Scalar scalar
                && scalar.parameter().kind() == Parameter.Kind.FILE
                && value instanceof YamlScalar given) {
            files.add(given.origin().source().resolve(given.text()));
        } else if (value instanceof YamlMap block) {
            block.entries().forEach((key, entry) -> {
                Shape below = shape.single().below(value, key);
                if (below != null) {
                    files(below, entry.value(), files);
                }
            });
        } else if (value instanceof YamlList list) {
            list.items().forEach(item -> files(shape.single(), item, files));
        }
    }

    /** The entry of a registry that was chosen. */
    public Selection selection(String key) {
        return selection((Shape.Selected) key(key).shape(), value(key));
    }

    /** The thing itself that {@link #selection} names; made once, so that a file it needs is read once. */
    public <T> T made(String key, Registry<T> registry, Class<T> type) {
        Object known = made.get(path.child(key));
        return known == null ? selection(key).create(registry) : type.cast(known);
    }

    /** The entries of a registry that were chosen, in the order of the file. */
    public List<Selection> selections(String key) {
        Shape.Selected item = (Shape.Selected) ((Shape.Several) key(key).shape()).item();
        return ((YamlList) value(key))
                .items().stream().map(value -> selection(item, value)).toList();
    }

    private static Selection selection(Shape.Selected shape, YamlValue value) {
        Registry.Entry<?> entry = shape.entry(value).orElseThrow();
        YamlMap map = (YamlMap) value;
        String label =
                map.get("as") instanceof YamlScalar as && as.value() instanceof String text ? text : entry.name();
        return new Selection(entry.name(), label, ValueCheck.values(entry.parameters(), map));
    }

    /** A block within this one. */
    public Section section(String key) {
        YamlMap inner = value(key) instanceof YamlMap block ? block : new YamlMap(Map.of(), origin(key));
        return new Section((Shape.Block) key(key).shape(), inner, path.child(key), bad, made);
    }

    /** Every effective value of this block and the blocks in it, in the order of the documentation, and where it came from. */
    public List<Setting> settings() {
        List<Setting> settings = new ArrayList<>();
        collect(map, path, settings);
        return settings;
    }

    private static void collect(YamlValue value, KeyPath path, List<Setting> settings) {
        if (value instanceof YamlMap block) {
            block.entries().forEach((key, entry) -> collect(entry.value(), path.child(key), settings));
        } else if (value instanceof YamlList list && list.items().stream().anyMatch(YamlMap.class::isInstance)) {
            for (int i = 0; i < list.items().size(); i++) {
                collect(list.items().get(i), path.child(i), settings);
            }
        } else if (value instanceof YamlList list) {
            String items = list.items().stream()
                    .map(item -> item instanceof YamlScalar scalar ? scalar.text() : item.described())
                    .collect(Collectors.joining(", ", "[", "]"));
            settings.add(new Setting(path.toString(), items, list.origin()));
        } else if (value instanceof YamlScalar scalar) {
            settings.add(new Setting(path.toString(), scalar.text(), scalar.origin()));
        }
    }

    private Key key(String name) {
        return shape.key(name).orElseThrow(() -> new IllegalStateException("no key " + path.child(name)));
    }

    private YamlValue value(String key) {
        YamlValue value = map.get(key);
        if (value == null) {
            throw new IllegalStateException("no value at " + path.child(key));
        }
        return value;
    }
}
