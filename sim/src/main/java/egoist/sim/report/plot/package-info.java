/** The figures of a run as picture files for papers and slides. Start at {@link egoist.sim.report.plot.PlotFiles}. */
@NullMarked
package egoist.sim.report.plot;

import org.jspecify.annotations.NullMarked;
