package egoist.protocol;

import egoist.protocol.message.Announcement;
import egoist.protocol.metric.Coordinate;
import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.metric.VivaldiPoint;
import org.jspecify.annotations.Nullable;

/**
 * This peer's network coordinate, where its configuration asks for one: learned from the pings it sends anyway and from what
 * their targets announced of theirs, announced with its own links, so that everyone foretells the delay between any two.
 */
final class OwnCoordinate {
    /** Points begin this far from each other at most. */
    private static final double SPREAD_MICROS = 1000;

    private final Peer peer;
    private final @Nullable VivaldiPoint point;

    OwnCoordinate(Peer peer) {
        this.peer = peer;
        this.point = peer.config.keepsCoordinates() ? beginning(peer) : null;
    }

    private static VivaldiPoint beginning(Peer peer) {
        double x = (peer.random.nextDouble() - 0.5) * 2 * SPREAD_MICROS;
        double y = (peer.random.nextDouble() - 0.5) * 2 * SPREAD_MICROS;
        return VivaldiPoint.beginning(x, y);
    }

    /** A delay was measured. */
    void measured(int to, int delayMicros) {
        Coordinate other = point == null ? null : announced(to);
        if (point != null && other != null) {
            point.meet(VivaldiPoint.at(other), delayMicros);
        }
    }

    private @Nullable Coordinate announced(int origin) {
        Announcement announcement = peer.linkState.database().live(origin);
        return announcement == null ? null : announcement.coordinate();
    }

    /** As it is now, or null if none is kept. */
    @Nullable
    Coordinate now() {
        return point == null ? null : point.coordinate();
    }

    /** Whether it is noticeably elsewhere than announced. */
    boolean movedFrom(@Nullable Coordinate told) {
        Coordinate now = now();
        if (now == null || told == null) {
            return (now == null) != (told == null);
        }
        long moved = Math.abs((long) now.xMicros() - told.xMicros())
                + Math.abs((long) now.yMicros() - told.yMicros())
                + Math.abs((long) now.heightMicros() - told.heightMicros());
        return moved > 2L * peer.config.metric().noticeable();
    }

    /** The delay foretold from this peer to that one, or {@link PathAlgebra#NO_LINK} if that has announced no coordinate. */
    int foretold(int to) {
        Coordinate other = point == null ? null : announced(to);
        return point == null || other == null ? PathAlgebra.NO_LINK : point.delayMicros(VivaldiPoint.at(other));
    }

    /** The same between any two peers. */
    int foretold(int from, int to) {
        if (from == peer.id) {
            return foretold(to);
        }
        Coordinate one = announced(from);
        Coordinate other = announced(to);
        return one == null || other == null ? PathAlgebra.NO_LINK : one.delayMicros(other);
    }
}
