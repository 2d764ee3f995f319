/**
 * Experiments: every policy on every world a scenario asks for, in parallel and reproducibly. Start at
 * {@link egoist.sim.experiment.ExperimentRunner}.
 */
@NullMarked
package egoist.sim.experiment;

import org.jspecify.annotations.NullMarked;
