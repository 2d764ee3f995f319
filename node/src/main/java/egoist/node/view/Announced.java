package egoist.node.view;

import egoist.protocol.message.Announcement.Stay;
import java.util.List;

/**
 * The newest announcement of one origin.
 *
 * @param origin the global id of the node whose links these are
 * @param stay what it means to do next
 * @param links its links and their announced costs
 */
public record Announced(String origin, long epoch, long sequence, Stay stay, List<Target> links) {
    public Announced {
        links = List.copyOf(links);
    }

    /**
     * One announced link.
     *
     * @param peer the global id of the neighbour
     * @param cost in the unit of the metric, as its owner announces it
     * @param counted what it counts for in the paths of the node that looks: the worse of what its two ends announce where both are believed,
     *     or -1 if it does not count, as the other end says that it is not there
     */
    public record Target(String peer, long cost, long counted) {
        /** A link that counts as announced. */
        public Target(String peer, long cost) {
            this(peer, cost, cost);
        }
    }
}
