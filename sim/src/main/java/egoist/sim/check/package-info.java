/** What a scenario asserts about its results: a small language and its evaluation. Start at {@link egoist.sim.check.Assertion}. */
@NullMarked
package egoist.sim.check;

import org.jspecify.annotations.NullMarked;
