package egoist.protocol.overlay;

import java.util.random.RandomGenerator;

/** Peers drawn by lot, none twice: the first steps of Fisher and Yates' shuffle. */
public final class Lots {
    private Lots() {}

    /**
     * Fills the places {@code first} to {@code end - 1} with peers drawn from the places {@code first} to {@code size - 1}; whom they
     * push out take the places of those drawn. One number is taken from {@code random} for each, in order.
     *
     * @throws IndexOutOfBoundsException if {@code size} is beyond the end of the array
     * @throws IllegalArgumentException if {@code end} is beyond {@code size}
     */
    public static void draw(int[] peers, int first, int end, int size, RandomGenerator random) {
        for (int i = first; i < end; i++) {
            int j = i + random.nextInt(size - i);
            int drawn = peers[j];
            peers[j] = peers[i];
            peers[i] = drawn;
        }
    }
}
