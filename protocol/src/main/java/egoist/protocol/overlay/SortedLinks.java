package egoist.protocol.overlay;

import java.util.Arrays;

/** Sets of links as ascending ids of the peers they lead to: small, so that a new array for each is cheap. */
public final class SortedLinks {
    private SortedLinks() {}

    /** The links and one more, which is not among them. */
    public static int[] with(int[] links, int entering) {
        int[] more = Arrays.copyOf(links, links.length + 1);
        more[links.length] = entering;
        Arrays.sort(more);
        return more;
    }

    /** The links but for one, if it is among them. */
    public static int[] without(int[] links, int leaving) {
        return Arrays.stream(links).filter(link -> link != leaving).toArray();
    }
}
