/**
 * What there is to draw about a run, as numbers: the same figures feed the HTML report and the picture files. Start at
 * {@link egoist.sim.report.figure.Figures}.
 */
@NullMarked
package egoist.sim.report.figure;

import org.jspecify.annotations.NullMarked;
