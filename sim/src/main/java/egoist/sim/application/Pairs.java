package egoist.sim.application;

import java.util.ArrayList;
import java.util.List;

/** Ordered pairs of peers to measure between: all of a small overlay, evenly spaced ones of a large. */
final class Pairs {
    private static final int MOST = 2_500;

    private Pairs() {}

    /** @param to its targets, ascending */
    record Source(int from, int[] to) {}

    /** About as many sources as targets each, at most {@value #MOST} pairs in all unless every peer's share is one. */
    static List<Source> of(int peers) {
        int side = Math.min(peers, (int) Math.sqrt(MOST) + 1);
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < side; i++) {
            int from = (int) ((long) i * peers / side);
            int[] targets = new int[side];
            int count = 0;
            for (int j = 0; j < side; j++) {
                int to = (int) (((long) j * peers / side + (from % Math.max(1, peers / side))) % peers);
                if (to != from) {
                    targets[count++] = to;
                }
            }
            sources.add(new Source(from, java.util.Arrays.copyOf(targets, count)));
        }
        return sources;
    }
}
