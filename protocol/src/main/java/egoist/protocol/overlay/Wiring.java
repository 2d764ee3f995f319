package egoist.protocol.overlay;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The out-neighbours a peer chose, as an immutable set of peer ids in ascending order, some of them marked as donated
 * (given to the system for connectivity, not chosen selfishly: EGOIST, CoNEXT 2008, section 3.3).
 */
public final class Wiring {
    /** No neighbours at all: the wiring of a newcomer. */
    public static final Wiring EMPTY = new Wiring(new int[0], new boolean[0]);

    private final int[] neighbours;
    private final boolean[] donated;

    private Wiring(int[] neighbours, boolean[] donated) {
        this.neighbours = neighbours;
        this.donated = donated;
    }

    /** A wiring without donated links; the ids may come in any order, each at most once. */
    public static Wiring of(int... neighbours) {
        return of(neighbours, new int[0]);
    }

    /**
     * A wiring of all of {@code chosen} and {@code donated}; an id in both counts once, as donated.
     *
     * @throws IllegalArgumentException if an id is negative or stands twice in one of the two
     */
    public static Wiring of(int[] chosen, int[] donated) {
        int[] given = donated.clone();
        Arrays.sort(given);
        int[] all = new int[chosen.length + given.length];
        int count = given.length;
        System.arraycopy(given, 0, all, 0, count);
        for (int peer : chosen) {
            if (Arrays.binarySearch(given, peer) < 0) {
                all[count++] = peer;
            }
        }
        all = Arrays.copyOf(all, count);
        Arrays.sort(all);
        boolean[] marks = new boolean[count];
        for (int i = 0; i < count; i++) {
            if (all[i] < 0 || (i > 0 && all[i] == all[i - 1])) {
                throw new IllegalArgumentException("not a set of peer ids: " + Arrays.toString(all));
            }
            marks[i] = Arrays.binarySearch(given, all[i]) >= 0;
        }
        return new Wiring(all, marks);
    }

    /** Number of neighbours. */
    public int size() {
        return neighbours.length;
    }

    /** The {@code index}-th neighbour in ascending order of id. */
    public int neighbour(int index) {
        return neighbours[index];
    }

    /** Whether the {@code index}-th neighbour is a donated link. */
    public boolean donated(int index) {
        return donated[index];
    }

    public boolean contains(int peer) {
        return Arrays.binarySearch(neighbours, peer) >= 0;
    }

    /** A fresh array of the neighbours, ascending. */
    public int[] toArray() {
        return neighbours.clone();
    }

    /** Number of neighbours of this wiring that {@code other} does not have: links changed by going from other to this. */
    public int linksNotIn(Wiring other) {
        int count = 0;
        for (int peer : neighbours) {
            if (!other.contains(peer)) {
                count++;
            }
        }
        return count;
    }

    /** Whether any link is donated. */
    public boolean hasDonated() {
        return donatedBut(-1).length > 0;
    }

    /** This one and a chosen link to that peer, which it has none to yet. */
    public Wiring with(int peer) {
        int[] all = Arrays.copyOf(neighbours, size() + 1);
        all[size()] = peer;
        return of(all, donatedBut(peer));
    }

    /** This one without a link to that peer. */
    public Wiring without(int peer) {
        int[] rest = Arrays.stream(neighbours).filter(other -> other != peer).toArray();
        return of(rest, donatedBut(peer));
    }

    private int[] donatedBut(int peer) {
        return IntStream.range(0, size())
                .filter(i -> donated[i] && neighbours[i] != peer)
                .map(i -> neighbours[i])
                .toArray();
    }

    /** Equal neighbours and equal marks. */
    @Override
    public boolean equals(Object o) {
        return o instanceof Wiring other
                && Arrays.equals(neighbours, other.neighbours)
                && Arrays.equals(donated, other.donated);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(neighbours) + Arrays.hashCode(donated);
    }

    /** For example {@code [3, 17*, 40]}, donated links starred. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < neighbours.length; i++) {
            text.append(i == 0 ? "" : ", ").append(neighbours[i]).append(donated[i] ? "*" : "");
        }
        return text.append(']').toString();
    }
}
