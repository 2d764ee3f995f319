/**
 * Reads configuration files: YAML text to a tree that knows where every value was written, checked against a JSON Schema that
 * is generated from the same descriptions as the documentation. Start at {@link egoist.config.ConfigReader}.
 *
 * <p>A {@link egoist.config.Format} describes a kind of file as a {@link egoist.config.Shape}. Reading goes in five steps, and
 * the mistakes of all of them are reported together, in the order of the file:
 *
 * <ol>
 *   <li>{@link egoist.config.SourceText}: bytes to text, within a size limit;
 *   <li>{@link egoist.config.YamlReader}: text to {@link egoist.config.YamlValue}s, each with its {@link egoist.config.Origin};
 *   <li>{@link egoist.config.Overrides}: {@code --set key.path=value}, flags and environment variables put over the file;
 *   <li>{@link egoist.config.SchemaCheck}: the generated schema, then {@link egoist.config.ValueCheck} for what no schema can
 *       say (ranges of durations, files that must exist, settings that do not go together);
 *   <li>{@link egoist.config.Defaults}: what was left out, filled in, so that a {@link egoist.config.Section} has every value
 *       and knows whether it is a default, a line of the file or an override.
 * </ol>
 */
@NullMarked
package egoist.config;

import org.jspecify.annotations.NullMarked;
