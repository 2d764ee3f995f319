package egoist.protocol.policy;

import egoist.protocol.overlay.SortedLinks;
import egoist.protocol.overlay.Wiring;
import java.util.Arrays;

/**
 * The links of a peer that minimise what all peers pay together, C(S) of EGOIST (ToN 2011, section II), instead of what it pays
 * itself, by single swaps from its present wiring to a local optimum. No paper has it as a policy: it is the yardstick of what
 * selfishness costs, as a game of such peers ends where no single swap of anybody lowers the social cost.
 *
 * <p>Of equal swaps the one whose entering peer has the smallest id is made, then the one whose leaving peer has. Every pair
 * counts the same, whatever the preferences.
 */
public final class SocialBestResponse implements WiringPolicy {
    /** Sums over all pairs fit into 64 bits up to here. */
    static final int MOST_PEERS = 2000;

    @Override
    public Wiring choose(WiringProblem problem) {
        SocialTable table = new SocialTable(problem);
        int[] links = resized(table, problem);
        for (int[] next = swapped(table, links); next != links; next = swapped(table, links)) {
            links = next;
        }
        return Wiring.of(links);
    }

    /** The present links, as many as are allowed and possible. */
    private static int[] resized(SocialTable table, WiringProblem problem) {
        int[] links = Arrays.stream(problem.current().toArray())
                .filter(peer -> Arrays.binarySearch(table.hops, peer) >= 0)
                .toArray();
        while (links.length > problem.degree()) {
            links = dropped(table, links);
        }
        while (links.length < Math.min(problem.degree(), table.hops.length)) {
            links = added(table, links);
        }
        return links;
    }

    private static int[] dropped(SocialTable table, int[] links) {
        int[] best = links;
        long most = Long.MIN_VALUE;
        for (int leaving : links) {
            int[] rest = SortedLinks.without(links, leaving);
            long gain = table.gain(lengths(table, rest));
            if (gain > most) {
                most = gain;
                best = rest;
            }
        }
        return best;
    }

    private static int[] added(SocialTable table, int[] links) {
        long[] lengths = lengths(table, links);
        int best = -1;
        long most = Long.MIN_VALUE;
        for (int hop : table.hops) {
            if (Arrays.binarySearch(links, hop) < 0) {
                long gain = table.gainBy(hop, lengths);
                if (gain > most) {
                    most = gain;
                    best = hop;
                }
            }
        }
        return SortedLinks.with(links, best);
    }

    /** The links after the best swap; the same links if none helps. */
    private static int[] swapped(SocialTable table, int[] links) {
        long most = table.gain(lengths(table, links));
        int entering = Integer.MAX_VALUE;
        int[] best = links;
        for (int leaving : links) {
            int[] rest = SortedLinks.without(links, leaving);
            long[] lengths = lengths(table, rest);
            long without = table.gain(lengths);
            for (int hop : table.hops) {
                if (Arrays.binarySearch(links, hop) < 0) {
                    long gain = without + table.gainBy(hop, lengths);
                    if (gain > most || (gain == most && hop < entering && best != links)) {
                        most = gain;
                        entering = hop;
                        best = SortedLinks.with(rest, hop);
                    }
                }
            }
        }
        return best;
    }

    private static long[] lengths(SocialTable table, int[] links) {
        long[] lengths = table.nothing();
        for (int hop : links) {
            lengths = table.with(lengths, hop);
        }
        return lengths;
    }

    @Override
    public Connectivity connectivity() {
        return Connectivity.SELFISH;
    }

    @Override
    public void admit(int peers, int degree) {
        if (peers > MOST_PEERS) {
            throw new IllegalArgumentException(
                    "the cost of all %d peers together is out of reach; it can be minimised for up to %d"
                            .formatted(peers, MOST_PEERS));
        }
    }
}
