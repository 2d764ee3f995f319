package egoist.protocol.parameter;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A named set of interchangeable things (policies, metrics, models), filled by explicit lines: no annotations, no class path
 * scanning. Order of entry is order of listing.
 */
public final class Registry<T> {
    private final String kind;
    private final Map<String, Entry<T>> entries = new LinkedHashMap<>();

    /** @param kind what the entries are, as error messages call it: {@code policy}, {@code latency model} */
    public Registry(String kind) {
        this.kind = kind;
    }

    /**
     * One line of a registry.
     *
     * @param description one sentence for {@code egoist sim list}
     * @param parameters what it may be told
     * @param factory makes one; throws IllegalArgumentException where values do not go together
     */
    public record Entry<T>(
            String name, String description, List<Parameter> parameters, Function<Parameters, ? extends T> factory) {
        public T create(Map<String, ?> given) {
            return factory.apply(new Parameters(parameters, given));
        }
    }

    /** Adds an entry; returns this, so that a registry is one expression. */
    public Registry<T> add(
            String name, String description, List<Parameter> parameters, Function<Parameters, ? extends T> factory) {
        if (entries.put(name, new Entry<>(name, description, List.copyOf(parameters), factory)) != null) {
            throw new IllegalStateException(kind + " registered twice: " + name);
        }
        return this;
    }

    public String kind() {
        return kind;
    }

    public Set<String> names() {
        return entries.keySet();
    }

    public Collection<Entry<T>> entries() {
        return entries.values();
    }

    /** @throws IllegalArgumentException if there is no entry of that name */
    public Entry<T> get(String name) {
        Entry<T> entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("unknown " + kind + " '" + name + "'; known are " + names());
        }
        return entry;
    }
}
