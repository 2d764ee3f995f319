/**
 * What applications would get out of an overlay (EGOIST technical report BUCS-TR-2007-013, section 6, and CoNEXT 2008, section 5.1).
 * Start at {@link egoist.sim.application.Application}; the names a scenario can write are in {@link
 * egoist.sim.application.Applications}.
 */
@NullMarked
package egoist.sim.application;

import org.jspecify.annotations.NullMarked;
