/**
 * The physical world under the overlay: where peers sit, how long messages take, how loaded peers and how wide paths are.
 * Start at {@link egoist.sim.network.Network}, which is a scenario's {@code network} block, and
 * {@link egoist.sim.network.World}, which is what it makes for one replication.
 *
 * <p>Every answer is a pure function of (seed, peers, virtual time): no model keeps state, so the order and the thread of
 * the questions never matter, and every policy and degree of a replication meets the same world. All answers are integers:
 * one-way delays in microseconds, loads in thousandths, bandwidths in kbit/s. Floating point feeds them only through
 * {@link java.lang.StrictMath} or operations that IEEE 754 rounds correctly, so they are the same on every machine.
 */
@NullMarked
package egoist.sim.network;

import org.jspecify.annotations.NullMarked;
