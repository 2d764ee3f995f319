package egoist.config;

import egoist.protocol.parameter.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * A key of a block: its name, what stands behind it, and a sentence about it.
 *
 * @param defaultValue the value when the key is left out, as a file would give it (String, Number or Boolean); null if there
 *     is none
 * @param required whether leaving it out is a mistake
 */
public record Key(String name, Shape shape, @Nullable Object defaultValue, boolean required, String description) {
    /** The key of a single setting: default and description are the parameter's own. A file may always be left out. */
    public static Key of(Parameter parameter) {
        boolean required = parameter.defaultValue() == null && parameter.kind() != Parameter.Kind.FILE;
        return new Key(
                parameter.name(),
                new Shape.Scalar(parameter),
                parameter.defaultValue(),
                required,
                parameter.description());
    }

    /** A block; its own keys have their own defaults. */
    public static Key block(String name, Shape.Block block, String description) {
        return new Key(name, block, null, false, description);
    }

    /** The entry of a registry that is taken when the key is left out is its first. */
    public static Key selected(String name, Shape.Selected shape, String description) {
        return new Key(name, shape, shape.registry().names().iterator().next(), false, description);
    }
}
