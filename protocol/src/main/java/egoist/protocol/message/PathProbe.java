package egoist.protocol.message;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Goes from peer to peer along a path, each of which answers its origin with a {@link PathEcho}: what the path is like when
 * it is used, whatever was announced about it.
 *
 * @param origin who tries the path
 * @param nonce drawn by lot, so that nobody can answer who did not get it
 * @param route the peers on the path without the origin, the target last; 1 to {@link Limits#ROUTE}, none of them twice
 * @param position whose turn it is, an index into the route
 */
public record PathProbe(int origin, long nonce, int[] route, int position) implements Message {
    /** @throws IllegalArgumentException if that is no route, or nobody's turn */
    public PathProbe {
        if (route.length < 1 || route.length > Limits.ROUTE || position < 0 || position >= route.length) {
            throw new IllegalArgumentException("position " + position + " on a path of " + route.length);
        }
        if (IntStream.concat(IntStream.of(origin), Arrays.stream(route))
                        .distinct()
                        .count()
                <= route.length) {
            throw new IllegalArgumentException("a path that leads twice to a peer");
        }
    }

    /** The same when it is the next one's turn. */
    public PathProbe next() {
        return new PathProbe(origin, nonce, route, position + 1);
    }

    /** Whether it is the target's turn. */
    public boolean arrived() {
        return position == route.length - 1;
    }

    /** Who sent it last, if all keep to the route. */
    public int before() {
        return position == 0 ? origin : route[position - 1];
    }

    @Override
    public void deliver(int from, MessageHandler handler) {
        handler.onPathProbe(from, this);
    }

    @Override
    public Kind kind() {
        return Kind.PATH_PROBE;
    }
}
