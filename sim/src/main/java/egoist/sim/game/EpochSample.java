package egoist.sim.game;

import egoist.sim.measure.OverlayCosts;

/**
 * What one epoch of a game, or one observation of a protocol run, saw.
 *
 * @param timeMicros virtual time at its end
 * @param costs costs of the wirings in force at its end
 * @param rewiredPeers peers whose wiring changed in it
 * @param linksChanged links that are new in it
 */
public record EpochSample(long timeMicros, OverlayCosts costs, int rewiredPeers, int linksChanged) {}
