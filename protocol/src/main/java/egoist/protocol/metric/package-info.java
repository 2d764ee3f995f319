/**
 * What a link costs and how costs combine along a path. Start at {@link egoist.protocol.metric.PathAlgebra}.
 *
 * <p>Every cost in this project is an integer, so that sums, ties and therefore decisions are the same on every machine:
 * delays in microseconds, node load in thousandths, available bandwidth in kbit/s.
 */
@NullMarked
package egoist.protocol.metric;

import org.jspecify.annotations.NullMarked;
