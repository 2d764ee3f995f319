package egoist.protocol.policy;

import egoist.protocol.overlay.PrimitiveDijkstra;
import egoist.protocol.overlay.Wiring;

/**
 * Best response by local search, exact and without a matrix: gives the wiring {@link PlainSwapSearch} gives, some hundred
 * times as fast, with a workspace of O(n + links) that is rebuilt every turn, so that nothing can be stale. Only restarts, which
 * begin far from the optimum and all in the same residual graph, keep a matrix (a {@link RowSearch}), up to 2,000 peers.
 *
 * <p>A turn goes in steps, one class each:
 *
 * <ol>
 *   <li>{@link LinkLabels}: for every target the two links of self that reach it best, by one search of the residual graph.
 *   <li>{@link FirstHops}: the candidates that no other first hop makes superfluous.
 *   <li>{@link TargetLengths}: what the loss of each link would cost.
 *   <li>{@link CandidateSearch}: what each candidate would bring together with the loss of each link, by walking from it as
 *       long as it beats the second-best link; most of them cannot win whatever link leaves, and are split no further.
 *   <li>The best swap is made, the labels are mended, and it goes on with step 3 until no swap helps.
 * </ol>
 *
 * Lengths too large for its 32-bit labels it leaves to {@link PlainSwapSearch}. One instance serves one thread at a time.
 */
final class SwapEngine implements SwapSearch {
    /** More than any lead. */
    private static final long UNKNOWN = Long.MAX_VALUE / 2;

    /** The rows of so many peers take 16 MB. */
    private static final int MOST_ROWS = 2000;

    private final ResidualGraph graph = new ResidualGraph();
    private final LinkSlots links = new LinkSlots();
    private final LinkLabels labels = new LinkLabels();
    private final FirstHops firstHops = new FirstHops();
    private final TargetLengths lengths = new TargetLengths();
    private final CandidateSearch search = new CandidateSearch();
    private final LinkGrowth growth = new LinkGrowth();
    private final BestSwap best = new BestSwap();
    private final HopRows rows = new HopRows();
    private final RowSearch rowSearch = new RowSearch(rows);
    private final int mostRows;
    private int[] candidates = {};
    private int candidateCount;
    /** Lead of each candidate when last walked from, less what lengths had risen by then. */
    private long[] leads = {};

    SwapEngine() {
        this(MOST_ROWS);
    }

    /** @param mostRows up to how many peers restarts keep the lengths of all paths instead of walking */
    SwapEngine(int mostRows) {
        this.mostRows = mostRows;
    }

    @Override
    public Wiring improve(WiringProblem problem, int[] donated, SearchRule rule) {
        open(problem, donated);
        resize();
        WiringCost before = lengths.cost(graph);
        links.save();
        if (rule.order() == SwapOrder.BLOCK) {
            dropDominated();
        }
        descend(rule);
        WiringCost found = lengths.cost(graph);
        if (found.betterThan(before, problem.algebra(), rule.threshold())) {
            links.save();
        }
        if (rule.starts() > 1) {
            restart(problem, rule, before, found);
        }
        links.restore();
        return overflowed()
                ? new PlainSwapSearch(new PrimitiveDijkstra()).improve(problem, donated, rule)
                : links.wiring();
    }

    @Override
    public Wiring improveOne(WiringProblem problem, int[] donated, long lot) {
        open(problem, donated);
        resize();
        int free = links.free();
        if (free > 0) {
            links.allowOnly(links.slotAt((int) Long.remainderUnsigned(lot, free)));
            findBest(0, graph.peers);
            if (best.entering != LinkSlots.EMPTY) {
                exchange(best.slot, best.entering);
            }
        }
        return overflowed()
                ? new PlainSwapSearch(new PrimitiveDijkstra()).improveOne(problem, donated, lot)
                : links.wiring();
    }

    /** Whether a length was met that is too large here; then nothing of this turn is to be trusted. */
    private boolean overflowed() {
        return labels.overflowed() || firstHops.overflowed() || search.overflowed() || rows.overflowed();
    }

    private void open(WiringProblem problem, int[] donated) {
        graph.read(problem);
        links.read(problem, donated, graph);
        labels.start(graph, links.count);
        labels.addAll(links.peers, links.count);
        lengths.read(graph, labels, links.count);
        lengths.risen = 0;
        search.open(graph);
        rows.open(graph);
        firstHops.search(graph);
        if (candidates.length < graph.peers) {
            candidates = new int[graph.peers];
            leads = new long[graph.peers];
        }
        candidateCount = 0;
        for (int i = 0; i < links.enterableCount; i++) {
            if (firstHops.mayWin(links.enterable[i])) {
                leads[candidateCount] = UNKNOWN;
                candidates[candidateCount++] = links.enterable[i];
            }
        }
    }

    /** Leaves the dominated out; they may win among those of a block. */
    private void dropDominated() {
        int kept = 0;
        for (int i = 0; i < candidateCount; i++) {
            if (firstHops.undominated(candidates[i])) {
                candidates[kept++] = candidates[i];
            }
        }
        candidateCount = kept;
    }

    /** Brings the number of links to what is allowed. */
    private void resize() {
        for (; links.excess > 0 && !overflowed(); links.excess--) {
            int least = LinkSlots.EMPTY;
            for (int slot = links.fixed; slot < links.count; slot++) {
                if (links.peers[slot] != LinkSlots.EMPTY
                        && (least == LinkSlots.EMPTY || lengths.losesLess(slot, least))) {
                    least = slot;
                }
            }
            exchange(least, LinkSlots.EMPTY);
        }
        growth.start(candidates, candidateCount);
        for (; links.excess < 0 && !overflowed(); links.excess++) {
            int empty = links.firstEmpty();
            growth.findBest(graph, links, lengths, search, best, empty);
            int entering = best.entering == LinkSlots.EMPTY ? links.smallestToEnter() : best.entering;
            links.put(empty, entering);
            labels.add(empty, entering);
            lengths.read(graph, labels, links.count);
        }
    }

    /** Swaps to a local optimum. */
    private void descend(SearchRule rule) {
        int blocks = rule.blocks();
        links.allowAll();
        int clean = 0;
        for (int block = 0; clean < blocks && !overflowed(); block = block + 1 == blocks ? 0 : block + 1) {
            findBest(rule.blockStart(block, graph.peers), rule.blockStart(block + 1, graph.peers));
            clean++;
            if (best.entering != LinkSlots.EMPTY) {
                exchange(best.slot, best.entering);
                clean = 0;
            }
        }
    }

    /** Searches from wirings drawn by lot, and saves what is best of all if it is worth it. */
    private void restart(WiringProblem problem, SearchRule rule, WiringCost before, WiringCost found) {
        WiringCost bestCost = found;
        int[] lots = new int[links.enterableCount];
        rowSearch.open(graph, links, lengths, candidates, candidateCount);
        for (int start = 1; start < rule.starts() && !overflowed(); start++) {
            System.arraycopy(links.enterable, 0, lots, 0, lots.length);
            SearchRule.draw(lots, lots.length, links.free(), problem.seed(), start);
            links.putAll(lots);
            if (graph.peers <= mostRows) {
                rowSearch.descend(rule);
            } else {
                labels.start(graph, links.count);
                labels.addAll(links.peers, links.count);
                lengths.read(graph, labels, links.count);
                descend(rule);
            }
            WiringCost cost = lengths.cost(graph);
            if (cost.betterThan(bestCost, problem.algebra())) {
                bestCost = cost;
                if (cost.betterThan(before, problem.algebra(), rule.threshold())) {
                    links.save();
                }
            }
        }
    }

    private void exchange(int slot, int entering) {
        links.put(slot, entering);
        labels.replace(slot, links.peers, links.count);
        lengths.read(graph, labels, links.count);
    }

    private void findBest(int from, int to) {
        best.none();
        search.start(lengths, links.count);
        long leastLoss = lengths.leastLoss(links);
        for (int i = 0; i < candidateCount && !overflowed(); i++) {
            int peer = candidates[i];
            boolean eligible = peer >= from && peer < to && !links.linked[peer];
            if (!eligible
                    || graph.direct[peer] >= lengths.second[peer]
                    || dismissed(leads[i] + lengths.risen, leastLoss, peer)) {
                continue;
            }
            long lead = search.walk(peer, graph.direct[peer]);
            leads[i] = lead - lengths.risen;
            if (dismissed(lead, leastLoss, peer)) {
                search.forget();
            } else {
                search.split();
                search.gains.offer(peer, links, best);
            }
        }
    }

    private boolean dismissed(long lead, long leastLoss, int peer) {
        return lengths.dismisses(graph, lead, lead - leastLoss, best, peer);
    }
}
