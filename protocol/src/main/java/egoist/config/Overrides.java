package egoist.config;

import egoist.config.YamlValue.YamlList;
import egoist.config.YamlValue.YamlMap;
import egoist.config.YamlValue.YamlScalar;
import egoist.protocol.parameter.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts {@link GivenSetting}s over a configuration, before it is checked, so that the same checks apply. */
final class Overrides {
    private static final Pattern PART = Pattern.compile("([^.\\[\\]]+)|\\[([0-9]{1,6})\\]");

    private final Shape root;
    private final List<Problem> problems;

    Overrides(Shape root, List<Problem> problems) {
        this.root = root;
        this.problems = problems;
    }

    /** A key or position, and its place in the text of the override. */
    private record Part(Object key, Origin origin) {}

    /** The tree with one override put over it; unchanged, with a problem added, if that cannot be done. */
    YamlMap apply(YamlMap tree, GivenSetting setting) {
        Source source = setting.source();
        String text = source.text();
        if (source.kind() != Source.Kind.SET) {
            List<Part> parts = whole(parts(source, setting.path()), source);
            return apply(tree, parts, isText(parts) ? literal(source) : value(source, text, 0));
        }
        int equals = text.indexOf('=');
        if (equals <= 0) {
            problems.add(refused(
                    new Origin(source, 1, 1, Math.max(1, text.length())),
                    KeyPath.ROOT,
                    "a key, '=' and a value are needed, as in --set k=5"));
            return tree;
        }
        List<Part> parts = parts(source, text.substring(0, equals));
        if (parts.isEmpty()) {
            problems.add(refused(
                    new Origin(source, 1, 1, equals),
                    KeyPath.ROOT,
                    "'" + text.substring(0, equals)
                            + "' is no key: write keys with dots between, as in policies[0].epsilon"));
            return tree;
        }
        return apply(tree, parts, value(source, text.substring(equals + 1), equals + 1));
    }

    /** The parts of a key that stands nowhere in the source: each is told at the value. */
    private static List<Part> whole(List<Part> parts, Source source) {
        Origin origin = new Origin(source, 1, 1, Math.max(1, source.text().length()));
        return parts.stream().map(part -> new Part(part.key(), origin)).toList();
    }

    /** Whether any text stands there: then a flag or variable means what it says, digits, colons and all. */
    private boolean isText(List<Part> parts) {
        @Nullable Shape shape = root;
        for (Part part : parts) {
            shape = shape == null ? null : shape.below(new YamlMap(Map.of(), part.origin()), part.key());
        }
        return shape instanceof Shape.Scalar scalar
                && (scalar.parameter().kind() == Parameter.Kind.TEXT
                        || scalar.parameter().kind() == Parameter.Kind.FILE);
    }

    private static YamlValue literal(Source source) {
        int length = Math.max(1, source.text().length());
        return new YamlScalar(source.text(), source.text(), new Origin(source, 1, 1, length));
    }

    private YamlMap apply(YamlMap tree, List<Part> parts, @Nullable YamlValue value) {
        if (value == null) {
            return tree;
        }
        YamlValue changed = put(root, tree, parts, KeyPath.ROOT, value);
        return changed instanceof YamlMap map ? map : tree;
    }

    /** @param before characters of the source before the value's text */
    private @Nullable YamlValue value(Source source, String text, int before) {
        int known = problems.size();
        YamlValue value = YamlReader.read(source, text, before + 1, problems);
        if (value == null && problems.size() == known) {
            return new YamlScalar(null, "", new Origin(source, 1, before + 1, 1));
        }
        return value;
    }

    private static List<Part> parts(Source source, String path) {
        List<Part> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(path);
        int at = 0;
        while (at < path.length()) {
            if (at > 0 && path.charAt(at) == '.') {
                at++;
            }
            if (!matcher.find(at) || matcher.start() != at) {
                return List.of();
            }
            boolean index = matcher.group(2) != null;
            Object key = index
                    ? (Object) Integer.valueOf(matcher.group(2))
                    : matcher.group(1).strip();
            parts.add(new Part(key, new Origin(source, 1, at + 1, matcher.end() - at)));
            at = matcher.end();
        }
        return path.endsWith(".") ? List.of() : parts;
    }

    /** The value at {@code path} with the override below it put in; null if that cannot be done. */
    private @Nullable YamlValue put(
            @Nullable Shape shape, @Nullable YamlValue old, List<Part> parts, KeyPath path, YamlValue value) {
        if (path.parts().size() == parts.size()) {
            return listed(shape, value);
        }
        if (shape instanceof Shape.Sweeps) {
            return putAxis(old, parts, path, value);
        }
        Part part = parts.get(path.parts().size());
        YamlValue here = opened(shape, old, part);
        if (part.key() instanceof Integer index) {
            return putInList(shape, here, index, parts, path, value);
        }
        String key = (String) part.key();
        if (here instanceof YamlList list && key.matches("[0-9]{1,6}")) {
            return putInList(shape, list, Integer.parseInt(key), parts, path, value);
        }
        if (here != null && !(here instanceof YamlMap)) {
            problems.add(refused(part.origin(), path, "'" + path + "' is " + here.described() + ": it has no keys"));
            return null;
        }
        YamlMap map = here instanceof YamlMap present ? present : new YamlMap(Map.of(), part.origin());
        Shape below = shape == null ? null : shape.below(map, key);
        YamlValue changed = put(below, map.get(key), parts, path.child(key), value);
        return changed == null ? null : map.with(key, part.origin(), changed);
    }

    /** What remains of the key is the name of an axis, dots and all. */
    private static YamlValue putAxis(@Nullable YamlValue old, List<Part> parts, KeyPath path, YamlValue value) {
        KeyPath name = KeyPath.ROOT;
        List<Part> rest = parts.subList(path.parts().size(), parts.size());
        for (Part part : rest) {
            name = name.child(part.key());
        }
        Origin origin = rest.get(0).origin();
        YamlMap axes = old instanceof YamlMap map ? map : new YamlMap(Map.of(), origin);
        return axes.with(name.toString(), origin, value);
    }

    /** On a command line {@code policies=a,b} is a list too: no name holds a comma. */
    private static YamlValue listed(@Nullable Shape shape, YamlValue value) {
        if (!(shape instanceof Shape.Several)
                || !(value instanceof YamlScalar scalar)
                || !(scalar.value() instanceof String text)
                || !text.contains(",")) {
            return value;
        }
        List<YamlValue> items = new ArrayList<>();
        for (String item : text.split(",")) {
            items.add(new YamlScalar(item.strip(), item.strip(), value.origin()));
        }
        return new YamlList(items, value.origin());
    }

    private @Nullable YamlValue putInList(
            @Nullable Shape shape,
            @Nullable YamlValue here,
            int index,
            List<Part> parts,
            KeyPath path,
            YamlValue value) {
        Origin origin = parts.get(path.parts().size()).origin();
        if (!(here instanceof YamlList list)) {
            problems.add(refused(origin, path, "'" + path + "' is no list"));
            return null;
        }
        if (index >= list.items().size()) {
            problems.add(refused(
                    origin,
                    path.child(index),
                    "the list has no [" + index + "]; its last is ["
                            + (list.items().size() - 1) + "]"));
            return null;
        }
        Shape below = shape == null ? null : shape.below(list, index);
        YamlValue changed = put(below, list.items().get(index), parts, path.child(index), value);
        if (changed == null) {
            return null;
        }
        List<YamlValue> items = new ArrayList<>(list.items());
        items.set(index, changed);
        return new YamlList(items, list.origin());
    }

    /** Makes room for a key where a bare name stands, or nothing: {@code latency: matrix} becomes {@code {model: matrix}}. */
    private static @Nullable YamlValue opened(@Nullable Shape shape, @Nullable YamlValue old, Part part) {
        if (part.key() instanceof Integer && shape instanceof Shape.Several && old instanceof YamlScalar) {
            return new YamlList(List.of(old), old.origin());
        }
        Shape inner = shape == null ? null : shape.single();
        if (part.key() instanceof String && inner instanceof Shape.Selected selected && old != null) {
            return Defaults.expand(selected, old);
        }
        return old instanceof YamlScalar scalar && scalar.value() == null ? null : old;
    }

    private static Problem refused(Origin origin, KeyPath path, String message) {
        return Problem.of(ConfigCodes.BAD_SET, origin, path, message);
    }
}
