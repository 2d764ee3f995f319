/**
 * Checkpoints: everything a long simulation is made of, written to a file and read back, without a line about it in the classes
 * written. Start at {@link egoist.sim.checkpoint.GraphCodec}, which writes a graph of objects; {@link
 * egoist.sim.checkpoint.CheckpointFile} keeps it safe on disk.
 */
@NullMarked
package egoist.sim.checkpoint;

import org.jspecify.annotations.NullMarked;
