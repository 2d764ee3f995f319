/** Why a peer did what it did, in words. Start at {@link egoist.sim.report.trace.PeerStory}. */
@NullMarked
package egoist.sim.report.trace;

import org.jspecify.annotations.NullMarked;
