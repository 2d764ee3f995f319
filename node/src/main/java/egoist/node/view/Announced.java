package egoist.node.view;

import java.util.List;

/**
 * The newest announcement of one origin.
 *
 * @param origin the global id of the node whose links these are
 * @param links its links and their announced costs
 */
public record Announced(String origin, long epoch, long sequence, List<Target> links) {
    public Announced {
        links = List.copyOf(links);
    }

    /**
     * One announced link.
     *
     * @param peer the global id of the neighbour
     * @param cost in the unit of the metric
     */
    public record Target(String peer, long cost) {}
}
