package egoist.protocol.policy.rival;

import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.Memory;
import egoist.protocol.policy.WiringPolicy;
import egoist.protocol.policy.WiringProblem;
import java.util.Arrays;

/**
 * GossipSub 1.1 (libp2p specifications, pubsub/gossipsub): a random mesh whose members earn a score for every message they are
 * the first to deliver (P2, decaying). When the median score of the mesh is below a threshold, two peers are grafted
 * (opportunistic grafting); a mesh that has become too large is pruned to its D_score best and others drawn by lot.
 *
 * <p>Open points, as decided here: a heartbeat is an epoch; the degree stands for D, D_lo and D_hi alike; grafted are random
 * peers, since who is not in the mesh delivers nothing and has no score to be above the median with; of the other
 * scores (time in the mesh, invalid messages, shared addresses) none tells these peers apart.
 */
public final class ScoredGossip implements WiringPolicy {
    /** A number for each of some peers, remembered; 0 for the others. */
    record Scores(int[] peers, long[] values) implements Memory {
        private static final Scores NONE = new Scores(new int[0], new long[0]);

        static Scores in(WiringProblem problem) {
            return problem.memory() instanceof Scores scores ? scores : NONE;
        }

        /** What is remembered of a peer. */
        long of(int peer) {
            int at = Arrays.binarySearch(peers, peer);
            return at < 0 ? 0 : values[at];
        }
    }

    private static final int GRAFTED = 2;
    /** Scores are counted in these, so that they decay in integers. */
    private static final long POINT = 1_000;

    private final int blocks;
    private final double threshold;
    private final double best;
    private final double decay;

    /**
     * @param blocks messages in a heartbeat, at least 1
     * @param threshold grafts if the median neighbour delivers less than this share of the messages first
     * @param best D_score as a share of the degree, 0 to 1; 4 of 6 in the specification
     * @param decay what remains of a score after a heartbeat, 0 to 1
     */
    public ScoredGossip(int blocks, double threshold, double best, double decay) {
        this.blocks = blocks;
        this.threshold = threshold;
        this.best = best;
        this.decay = decay;
    }

    @Override
    public Wiring choose(WiringProblem problem) {
        int[] mesh = Neighbours.present(problem);
        Neighbours next = new Neighbours(problem);
        if (mesh.length < problem.degree()) {
            return next.add(mesh).fill().wiring();
        }
        Scores scores = scores(problem, Deliveries.of(problem, blocks), mesh);
        long[] values = Arrays.stream(mesh).mapToLong(scores::of).toArray();
        if (Deliveries.quantile(values, 0.5) >= threshold * blocks * POINT) {
            return next.add(mesh).wiring();
        }
        int[] grafted = new Neighbours(problem.withDegree(mesh.length + GRAFTED))
                .add(mesh)
                .fill()
                .wiring()
                .toArray();
        int kept = (int) Math.round(best * mesh.length);
        next.add(Arrays.copyOf(Ranking.descending(mesh, scores::of), kept));
        long[] lots = next.random().longs(problem.overlay().peers()).toArray();
        return next.add(Ranking.ascending(grafted, peer -> lots[peer])).wiring();
    }

    private Scores scores(WiringProblem problem, Deliveries heard, int[] peers) {
        int[] firsts = heard.firsts();
        Scores before = Scores.in(problem);
        long[] values = new long[peers.length];
        for (int i = 0; i < peers.length; i++) {
            values[i] = (long) (decay * before.of(peers[i]));
            for (int partner = 0; partner < heard.partners.length; partner++) {
                values[i] += heard.partners[partner] == peers[i] ? firsts[partner] * POINT : 0;
            }
        }
        return new Scores(peers, values);
    }

    @Override
    public Memory remember(WiringProblem problem, Wiring chosen) {
        return scores(problem, Deliveries.of(problem, blocks), chosen.toArray());
    }

    @Override
    public Connectivity connectivity() {
        return Connectivity.RING;
    }

    @Override
    public LinkUse linkUse() {
        return LinkUse.BOTH_WAYS;
    }
}
