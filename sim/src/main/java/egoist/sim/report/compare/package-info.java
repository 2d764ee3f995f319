/** Two runs held against each other, and a run against what a scenario asserts. Start at {@link egoist.sim.report.compare.Comparison}. */
@NullMarked
package egoist.sim.report.compare;

import org.jspecify.annotations.NullMarked;
