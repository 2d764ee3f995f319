/**
 * Finished cells on disk, found again by a hash of everything that determines them: what makes a sweep resumable, divisible
 * and mergeable. Start at {@link egoist.sim.store.CellStore}.
 */
@NullMarked
package egoist.sim.store;

import org.jspecify.annotations.NullMarked;
