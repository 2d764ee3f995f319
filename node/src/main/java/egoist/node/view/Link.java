package egoist.node.view;

/**
 * A link of this node.
 *
 * @param peer the global id of the other end
 * @param out whether it is this node's own link, else it is the other's link to this node
 * @param donated given to the overlay for its connectivity rather than chosen
 * @param cost smoothed cost of an own link, in the unit of the metric; -1 while unknown and on links of others
 */
public record Link(String peer, boolean out, boolean donated, long cost) {}
