/**
 * A finished run read back from its files: what reports, comparisons, checks and traces start from. Start at
 * {@link egoist.sim.report.results.ResultFolder}.
 */
@NullMarked
package egoist.sim.report.results;

import org.jspecify.annotations.NullMarked;
