package egoist.sim.network;

import egoist.protocol.overlay.Lots;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Draws without replacement from 0..size-1 or from given numbers. */
final class Shuffle {
    private final int[] from;

    Shuffle(int size) {
        this.from = new int[size];
        for (int i = 0; i < size; i++) {
            from[i] = i;
        }
    }

    Shuffle(int[] from) {
        this.from = from;
    }

    /** That many numbers in random order, none twice; if more are asked for than there are, the same order again and again. */
    int[] draw(int count, SplittableRandom random) {
        int[] order = from.clone();
        Lots.draw(order, 0, Math.min(count, order.length), order.length, random);
        int[] drawn = Arrays.copyOf(order, count);
        for (int i = order.length; i < count; i++) {
            drawn[i] = drawn[i - order.length];
        }
        return drawn;
    }
}
