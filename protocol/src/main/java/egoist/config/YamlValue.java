package egoist.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of a configuration and where it was written. */
public sealed interface YamlValue {
    Origin origin();

    /** What it is, for a message: {@code the number 5}, {@code a list}. */
    String described();

    /**
     * A text, number, truth value or nothing.
     *
     * @param value String, Boolean, Long, BigInteger, Double (may be NaN or infinite), or null
     * @param text as it was written, without quotes
     */
    record YamlScalar(@Nullable Object value, String text, Origin origin) implements YamlValue {
        private static final int SHOWN = 60;

        /** A value nobody wrote. */
        static YamlScalar ofDefault(Object value) {
            Object stored = value instanceof Integer number ? Long.valueOf(number) : value;
            return new YamlScalar(stored, value.toString(), Origin.DEFAULT);
        }

        @Override
        public String described() {
            if (value == null) {
                return "empty";
            }
            if (value instanceof String) {
                return text.isEmpty() ? "an empty text" : "the text '" + shown() + "'";
            }
            return value instanceof Boolean ? text : "the number " + shown();
        }

        /** The text, cut short if it is long, without control characters. */
        String shown() {
            String plain = text.replaceAll("\\p{Cntrl}", " ");
            return plain.length() <= SHOWN ? plain : plain.substring(0, SHOWN) + "...";
        }
    }

    /** Values in order. */
    record YamlList(List<YamlValue> items, Origin origin) implements YamlValue {
        public YamlList {
            items = List.copyOf(items);
        }

        @Override
        public String described() {
            return "a list";
        }
    }

    /** Keys and their values, in the order they were written. */
    record YamlMap(Map<String, Entry> entries, Origin origin) implements YamlValue {
        public YamlMap {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        /** A value and the place of its key. */
        public record Entry(Origin keyOrigin, YamlValue value) {}

        @Override
        public String described() {
            return "a map";
        }

        /** The value of a key, or null. */
        public @Nullable YamlValue get(String key) {
            Entry entry = entries.get(key);
            return entry == null ? null : entry.value();
        }

        /** A copy in which {@code key} has another value; a new key comes last. */
        YamlMap with(String key, Origin keyOrigin, YamlValue value) {
            Map<String, Entry> copy = new LinkedHashMap<>(entries);
            copy.put(key, new Entry(keyOrigin, value));
            return new YamlMap(copy, origin);
        }
    }

    /** The value at a path below this one, or null. */
    default @Nullable YamlValue at(KeyPath path) {
        YamlValue value = this;
        for (Object part : path.parts()) {
            if (value instanceof YamlMap map && part instanceof String key) {
                value = map.get(key);
            } else if (value instanceof YamlList list
                    && part instanceof Integer index
                    && index < list.items().size()) {
                value = list.items().get(index);
            } else {
                return null;
            }
        }
        return value;
    }

    /** Where the key at a path is written; for the item of a list, where it starts; for the top, the first line. */
    default Origin keyOrigin(KeyPath path) {
        if (path.isRoot()) {
            return new Origin(origin().source(), 1, 1, 1);
        }
        YamlValue parent = at(path.parent());
        YamlMap.Entry entry = parent instanceof YamlMap map ? map.entries().get(path.last()) : null;
        if (entry != null) {
            return entry.keyOrigin();
        }
        YamlValue value = at(path);
        return value == null ? keyOrigin(path.parent()) : value.origin();
    }
}
