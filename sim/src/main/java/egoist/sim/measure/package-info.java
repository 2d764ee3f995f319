/** What a wiring is worth: costs of all pairs over true link costs. Start at {@link egoist.sim.measure.OverlayCosts}. */
@NullMarked
package egoist.sim.measure;

import org.jspecify.annotations.NullMarked;
