/**
 * Wiring for n-way broadcast: everybody sends something large to everybody else (Smaragdakis, Laoutaris, Michiardi, Bestavros,
 * Byers, Roussopoulos, INFOCOM 2008, and the dissertation, chapter 4). Start at
 * {@link egoist.protocol.policy.broadcast.BroadcastBestResponse}.
 *
 * <p>Links carry traffic both ways, and their cost is bandwidth. Under a metric that is a cost, not a width, a link carries what
 * a window of fixed size would: in inverse proportion to its cost.
 */
@NullMarked
package egoist.protocol.policy.broadcast;

import org.jspecify.annotations.NullMarked;
