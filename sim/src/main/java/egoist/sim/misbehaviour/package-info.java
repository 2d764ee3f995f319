/**
 * Peers that do not play by the rules, and what others make of what they say: one model for both modes. Start at {@link
 * egoist.sim.misbehaviour.Misbehaviour}.
 */
@NullMarked
package egoist.sim.misbehaviour;

import org.jspecify.annotations.NullMarked;
