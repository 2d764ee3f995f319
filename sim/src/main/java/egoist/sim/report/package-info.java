/**
 * From replications to what people read: summaries with confidence intervals, tables, and the CSV files of a run. Start at
 * {@link egoist.sim.report.Summary}.
 */
@NullMarked
package egoist.sim.report;

import org.jspecify.annotations.NullMarked;
