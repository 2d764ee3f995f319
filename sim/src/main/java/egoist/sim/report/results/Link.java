package egoist.sim.report.results;

/**
 * A link of a peer at one moment.
 *
 * @param cost in the metric's unit (ms, load, Mbit/s); NaN where there is none
 */
public record Link(int neighbour, boolean donated, double cost) {}
