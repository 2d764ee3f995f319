package egoist.node.view;

/**
 * How an open link to another node is doing.
 *
 * @param peer the global id of the other end
 * @param waiting frames that wait to be written to it
 * @param forfeited points it has lost by bad input, fading over ten minutes; a hundred shut it out
 * @param clockAheadMillis by how much its wall clock is ahead of this node's, as it said when they shook hands
 */
public record LinkHealth(String peer, int waiting, double forfeited, long clockAheadMillis) {}
