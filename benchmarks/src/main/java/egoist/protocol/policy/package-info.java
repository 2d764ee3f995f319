/** Benchmarks of the steps of the swap engine, in its own package because the steps are nobody else's business. */
@NullMarked
package egoist.protocol.policy;

import org.jspecify.annotations.NullMarked;
