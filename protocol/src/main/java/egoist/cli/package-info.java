/** What the command lines of the simulator and the node have in common, so that both answer a mistake in the same words. */
@NullMarked
package egoist.cli;

import org.jspecify.annotations.NullMarked;
