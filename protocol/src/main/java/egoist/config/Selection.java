package egoist.config;

import egoist.protocol.parameter.Registry;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One entry of a registry as a configuration chose it, not yet made.
 *
 * @param name in the registry
 * @param label what reports call it: the name, unless {@code as} gave another
 * @param values the parameters that were given, as the registry's entry takes them; files as absolute paths
 */
public record Selection(String name, String label, Map<String, Object> values) {
    public Selection {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Makes the thing. */
    public <T> T create(Registry<T> registry) {
        return registry.get(name).create(values);
    }
}
