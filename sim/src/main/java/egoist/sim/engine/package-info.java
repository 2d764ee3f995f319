/**
 * The deterministic event engine that carries a world of virtual peers, every message simulated. Start at
 * {@link egoist.sim.engine.Simulator}.
 *
 * <p>The determinism contract: one seed, one total order of events (time, then order of scheduling), integer microseconds.
 * Two runs of one scenario agree in every event, for any number of threads and observers; {@link egoist.sim.engine.TraceHash}
 * is the proof.
 */
@NullMarked
package egoist.sim.engine;

import org.jspecify.annotations.NullMarked;
