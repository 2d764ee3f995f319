/**
 * What goes wrong, as data: a scenario stacks faults, each for a while and for some peers. Start at {@link
 * egoist.sim.fault.Fault}; the names a scenario can write are in {@link egoist.sim.fault.FaultModels}.
 */
@NullMarked
package egoist.sim.fault;

import org.jspecify.annotations.NullMarked;
