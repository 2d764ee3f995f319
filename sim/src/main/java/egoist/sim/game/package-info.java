/**
 * Game mode: peers best-respond in turn on true costs, without messages (the SNS game of the papers). The same policies as
 * protocol mode, for the largest comparisons. Start at {@link egoist.sim.game.WiringGame}.
 */
@NullMarked
package egoist.sim.game;

import org.jspecify.annotations.NullMarked;
