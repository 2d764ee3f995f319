/**
 * Scenarios: what to simulate, as data. Start at {@link egoist.sim.scenario.Scenario}, which a
 * {@link egoist.sim.scenario.ScenarioReader} makes of a YAML file and {@code --set}s; what such a file may hold is described
 * once, in {@link egoist.sim.scenario.ScenarioFormat}.
 */
@NullMarked
package egoist.sim.scenario;

import org.jspecify.annotations.NullMarked;
