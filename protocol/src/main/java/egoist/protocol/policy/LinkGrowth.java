package egoist.protocol.policy;

/**
 * Finds the best link to add where links are missing, one after another. What a candidate adds only falls as links come in,
 * since each of them takes away targets it would have served better; so what it added once bounds what it can add now, and after
 * the first search few candidates have to be looked at again.
 */
final class LinkGrowth {
    private int[] candidates = {};
    private int count;
    private long[] boundReach = {};
    private long[] boundSum = {};
    /** Whether the candidates have been looked at before, so that there are bounds. */
    private boolean bounded;

    /** Begins to add links to some of the first {@code candidateCount} of these peers. */
    void start(int[] mayEnter, int candidateCount) {
        candidates = mayEnter;
        count = candidateCount;
        bounded = false;
        if (boundReach.length < candidates.length) {
            boundReach = new long[candidates.length];
            boundSum = new long[candidates.length];
        }
    }

    /**
     * Finds the candidate that helps most beside the links of now; of equals the one with the smallest id.
     *
     * @param best receives it, or nobody if none helps
     * @param slot the empty slot it is to take
     */
    void findBest(
            ResidualGraph graph,
            LinkSlots links,
            TargetLengths lengths,
            CandidateSearch search,
            BestSwap best,
            int slot) {
        best.none();
        search.startAdding(lengths, links.count);
        int first = bounded ? mostPromising(links) : 0;
        for (int i = 0; i < count && !search.overflowed(); i++) {
            int at = i == 0 ? first : i <= first ? i - 1 : i;
            int peer = candidates[at];
            boolean hopeless = bounded && best.beats(boundReach[at], boundSum[at], peer);
            if (links.linked[peer] || hopeless) {
                continue;
            }
            if (graph.direct[peer] >= lengths.nearest[peer]) {
                boundReach[at] = 0;
                boundSum[at] = 0;
            } else {
                search.walk(peer, graph.direct[peer]);
                search.sumGains();
                boundReach[at] = search.gains.reach;
                boundSum[at] = search.gains.sum;
                best.offer(boundReach[at], boundSum[at], peer, slot, LinkSlots.EMPTY);
            }
        }
        bounded = true;
    }

    /** Index of the candidate with the largest bound. */
    private int mostPromising(LinkSlots links) {
        int most = 0;
        for (int i = 1; i < count; i++) {
            boolean more =
                    boundReach[i] != boundReach[most] ? boundReach[i] > boundReach[most] : boundSum[i] > boundSum[most];
            most = !links.linked[candidates[i]] && (more || links.linked[candidates[most]]) ? i : most;
        }
        return most;
    }
}
