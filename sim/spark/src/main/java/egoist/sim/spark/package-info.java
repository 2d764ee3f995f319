/**
 * The same sweeps on Apache Spark: cells in batches of one world each, a task per batch, results byte-equal to those of the
 * thread pool. Start at {@link egoist.sim.spark.SparkEngine}.
 */
@NullMarked
package egoist.sim.spark;

import org.jspecify.annotations.NullMarked;
