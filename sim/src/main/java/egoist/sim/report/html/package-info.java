/**
 * {@code report.html}: one page that shows a run to people and reaches for nothing outside itself. Start at
 * {@link egoist.sim.report.html.HtmlReport}; the page's own scripts are resources beside this package.
 */
@NullMarked
package egoist.sim.report.html;

import org.jspecify.annotations.NullMarked;
