package egoist.config;

import egoist.config.YamlValue.YamlList;
import egoist.config.YamlValue.YamlMap;
import egoist.config.YamlValue.YamlScalar;
import egoist.protocol.parameter.Registry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings a configuration into its full form: what was left out is there with its default, the entry of a registry is always a
 * map, several of a kind are always a list. What does not fit its shape stays as it is, for the checks have told of it.
 */
final class Defaults {
    private Defaults() {}

    static YamlValue fill(Shape shape, YamlValue value) {
        if (shape instanceof Shape.Block block && value instanceof YamlMap map) {
            return fill(block.keys(), map);
        }
        if (shape instanceof Shape.Several several) {
            List<YamlValue> items = value instanceof YamlList list ? list.items() : List.of(value);
            List<YamlValue> filled = new ArrayList<>();
            items.forEach(item -> filled.add(fill(several.item(), item)));
            return new YamlList(filled, value.origin());
        }
        if (shape instanceof Shape.Selected selected) {
            YamlValue expanded = expand(selected, value);
            return selected.entry(expanded)
                    .map(entry -> selectedMap(selected, entry, expanded))
                    .orElse(expanded);
        }
        return value;
    }

    /** A bare name as the map it stands for. */
    static YamlValue expand(Shape.Selected selected, YamlValue value) {
        return value instanceof YamlScalar name
                ? new YamlMap(Map.of(selected.discriminator(), new YamlMap.Entry(name.origin(), name)), name.origin())
                : value;
    }

    private static YamlValue selectedMap(Shape.Selected selected, Registry.Entry<?> entry, YamlValue value) {
        return value instanceof YamlMap map ? fill(selected.keys(entry), map) : value;
    }

    private static YamlMap fill(List<Key> keys, YamlMap map) {
        Map<String, YamlMap.Entry> entries = new LinkedHashMap<>();
        for (Key key : keys) {
            YamlMap.Entry given = map.entries().get(key.name());
            if (given != null) {
                entries.put(key.name(), new YamlMap.Entry(given.keyOrigin(), fill(key.shape(), given.value())));
            } else if (key.defaultValue() != null) {
                YamlValue value = fill(key.shape(), YamlScalar.ofDefault(key.defaultValue()));
                entries.put(key.name(), new YamlMap.Entry(Origin.DEFAULT, value));
            } else if (key.shape() instanceof Shape.Block block) {
                YamlMap nothing = new YamlMap(Map.of(), Origin.DEFAULT);
                entries.put(key.name(), new YamlMap.Entry(Origin.DEFAULT, fill(block, nothing)));
            }
        }
        map.entries().forEach(entries::putIfAbsent);
        return new YamlMap(entries, map.origin());
    }
}
