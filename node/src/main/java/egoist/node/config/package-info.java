/**
 * A node's configuration: YAML, environment variables and flags read by {@link egoist.config.ConfigReader} into
 * {@link egoist.node.config.NodeConfig}. Start at {@link egoist.node.config.NodeFormat}, which describes every key once.
 */
@NullMarked
package egoist.node.config;

import org.jspecify.annotations.NullMarked;
