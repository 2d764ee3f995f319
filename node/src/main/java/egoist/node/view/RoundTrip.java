package egoist.node.view;

import egoist.node.view.OverlayPicture.Arc;
import egoist.node.view.OverlayPicture.Path;
import java.util.Optional;

/**
 * A round trip between two nodes as well as the node that looks can tell.
 *
 * @param how {@code measured} by this node, {@code announced} by one of the two, or {@code path} over the overlay there and back
 */
public record RoundTrip(long micros, String how) {

    /** The best knowledge there is; empty where there is none. Two others are known only where the metric is delay. */
    public static Optional<RoundTrip> between(OverlayPicture picture, int from, int to, String metric) {
        if (from == to) {
            return Optional.of(new RoundTrip(0, "measured"));
        }
        boolean outward = picture.vertices().get(from).self();
        if (outward || picture.vertices().get(to).self()) {
            long rtt = picture.vertices().get(outward ? to : from).rttMicros();
            if (rtt >= 0) {
                return Optional.of(new RoundTrip(rtt, "measured"));
            }
        }
        if (!metric.equals("delay")) {
            return Optional.empty();
        }
        return announced(picture, from, to)
                .or(() -> announced(picture, to, from))
                .or(() -> overPaths(picture, from, to));
    }

    private static Optional<RoundTrip> announced(OverlayPicture picture, int from, int to) {
        return picture.links(from).stream()
                .filter(arc -> arc.to() == to && arc.cost() >= 0)
                .mapToLong(Arc::cost)
                .mapToObj(cost -> new RoundTrip(2 * cost, "announced"))
                .findFirst();
    }

    private static Optional<RoundTrip> overPaths(OverlayPicture picture, int from, int to) {
        Path there = picture.paths(from)[to];
        Path back = picture.paths(to)[from];
        return picture.unreachable(there.cost()) || picture.unreachable(back.cost())
                ? Optional.empty()
                : Optional.of(new RoundTrip(there.cost() + back.cost(), "path"));
    }
}
