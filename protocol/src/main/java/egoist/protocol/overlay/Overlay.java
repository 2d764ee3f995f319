package egoist.protocol.overlay;

import egoist.protocol.metric.PathAlgebra;
import java.util.Arrays;

/**
 * The directed links of every peer and their announced costs, on two flat arrays: link {@code e} of peer {@code u} is at
 * {@code u * stride() + e}, for {@code e < degree(u)}.
 *
 * <p>Mutable, by one owner: the game installs one wiring a turn, a peer fills one from its link-state database. Whoever
 * hands an overlay to another thread hands over a {@link #copy()} or does not touch it again.
 */
public final class Overlay {
    /** Links of each peer there is room for at once when there is none: peers have about the same number of them. */
    private static final int MORE = 2;

    private final int peers;
    private final int[] degrees;
    private int stride;
    private int[] targets;
    private int[] costs;

    /** An overlay of {@code peers} peers without links, with room for {@code stride} links each; it grows when needed. */
    public Overlay(int peers, int stride) {
        if (peers < 0 || stride < 1) {
            throw new IllegalArgumentException("peers " + peers + ", stride " + stride);
        }
        this.peers = peers;
        this.stride = stride;
        this.degrees = new int[peers];
        this.targets = new int[peers * stride];
        this.costs = new int[peers * stride];
    }

    /** Number of peer ids, present or not. */
    public int peers() {
        return peers;
    }

    /** Slots per peer in {@link #targets()} and {@link #costs()}. */
    public int stride() {
        return stride;
    }

    /** Number of links out of {@code peer}. */
    public int degree(int peer) {
        return degrees[peer];
    }

    /** The live array of link targets, for hot loops; read only for everyone but this class. */
    public int[] targets() {
        return targets;
    }

    /** The live array of link costs, for hot loops; read only for everyone but this class. */
    public int[] costs() {
        return costs;
    }

    /** The live array of out-degrees, for hot loops; read only for everyone but this class. */
    public int[] degrees() {
        return degrees;
    }

    /** Removes all links of {@code peer}. */
    public void clear(int peer) {
        degrees[peer] = 0;
    }

    /** Removes all links. */
    public void clear() {
        Arrays.fill(degrees, 0);
    }

    /**
     * Adds a link from {@code peer} to {@code target}; the caller sees to it that it stands at most once.
     *
     * @throws IllegalArgumentException if the cost is outside 0..{@link PathAlgebra#MAX_LINK_COST} or the link is a loop
     */
    public void add(int peer, int target, int cost) {
        if (cost < 0 || cost > PathAlgebra.MAX_LINK_COST || target == peer || target < 0 || target >= peers) {
            throw new IllegalArgumentException("link " + peer + " -> " + target + " of cost " + cost);
        }
        int slot = degrees[peer];
        if (slot == stride) {
            grow();
        }
        targets[peer * stride + slot] = target;
        costs[peer * stride + slot] = cost;
        degrees[peer] = slot + 1;
    }

    /** Cost of the link from {@code peer} to {@code target}, or {@link PathAlgebra#NO_LINK}. */
    public int cost(int peer, int target) {
        int first = peer * stride;
        for (int link = first; link < first + degrees[peer]; link++) {
            if (targets[link] == target) {
                return costs[link];
            }
        }
        return PathAlgebra.NO_LINK;
    }

    /** An independent copy. */
    public Overlay copy() {
        Overlay copy = new Overlay(peers, stride);
        System.arraycopy(degrees, 0, copy.degrees, 0, peers);
        System.arraycopy(targets, 0, copy.targets, 0, targets.length);
        System.arraycopy(costs, 0, copy.costs, 0, costs.length);
        return copy;
    }

    private void grow() {
        int wider = stride + MORE;
        int[] newTargets = new int[peers * wider];
        int[] newCosts = new int[peers * wider];
        for (int peer = 0; peer < peers; peer++) {
            System.arraycopy(targets, peer * stride, newTargets, peer * wider, degrees[peer]);
            System.arraycopy(costs, peer * stride, newCosts, peer * wider, degrees[peer]);
        }
        stride = wider;
        targets = newTargets;
        costs = newCosts;
    }
}
