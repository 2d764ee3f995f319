/**
 * When peers come and go. Start at {@link egoist.sim.churn.ChurnModel}; the names a scenario can write are in {@link
 * egoist.sim.churn.ChurnModels}.
 */
@NullMarked
package egoist.sim.churn;

import org.jspecify.annotations.NullMarked;
