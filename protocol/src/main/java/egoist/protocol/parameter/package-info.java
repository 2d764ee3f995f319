/**
 * Named, typed, documented settings: what a policy, model or metric may be told, and the registries that list them. One
 * description feeds the checks, the JSON Schema, {@code egoist sim list} and the factory. Start at
 * {@link egoist.protocol.parameter.Registry}.
 */
@NullMarked
package egoist.protocol.parameter;

import org.jspecify.annotations.NullMarked;
