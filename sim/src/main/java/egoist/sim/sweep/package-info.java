/**
 * Where in a sweep something is: its {@link egoist.sim.sweep.Point} on the axes, and {@link egoist.sim.sweep.Condition}s that
 * choose points and cells. Start at {@link egoist.sim.sweep.Point}.
 */
@NullMarked
package egoist.sim.sweep;

import org.jspecify.annotations.NullMarked;
