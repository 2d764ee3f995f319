/**
 * The commands of {@code egoist node}, one class each. Those that run a node start at {@link egoist.node.cli.StartCommand};
 * those that ask one talk to its pages through {@link egoist.node.cli.ApiClient} and derive from
 * {@link egoist.node.cli.Reading}.
 */
@NullMarked
package egoist.node.cli;

import org.jspecify.annotations.NullMarked;
