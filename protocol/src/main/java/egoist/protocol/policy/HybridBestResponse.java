package egoist.protocol.policy;

import egoist.protocol.overlay.Wiring;
import java.util.List;

/**
 * HybridBR (EGOIST, CoNEXT 2008, section 3.3): some links are donated to bidirectional rings over the members in order of
 * id, so that the overlay holds together under churn; the others are a best response given those.
 */
public final class HybridBestResponse implements WiringPolicy {
    private final int donated;
    private final int[] offsets;
    private final SearchRule rule;
    private final ThreadLocal<SwapEngine> engine = ThreadLocal.withInitial(SwapEngine::new);

    /** Two donated links: one ring to the neighbours by id. */
    public HybridBestResponse() {
        this(2, List.of(), 0);
    }

    /**
     * @param donated number of links given away (k2), even and at least 2; a peer of smaller degree gives all it has
     * @param offsets how far each ring reaches in the order of the ring, {@code donated / 2} numbers from 1 up; none for rings
     *     spread evenly, the first of them to the next peer
     * @param threshold as of {@link BestResponse}, for the links it keeps for itself
     * @throws IllegalArgumentException if these do not go together
     */
    public HybridBestResponse(int donated, List<Integer> offsets, double threshold) {
        if (donated < 2 || donated % 2 != 0) {
            throw new IllegalArgumentException("donated links come in pairs, 2, 4, 6 and so on, not " + donated);
        }
        if (!offsets.isEmpty() && offsets.size() != donated / 2) {
            throw new IllegalArgumentException(donated + " donated links are " + donated / 2
                    + " rings, so as many offsets" + " are needed (or none), not " + offsets);
        }
        if (offsets.stream().anyMatch(offset -> offset < 1)) {
            throw new IllegalArgumentException("ring offsets start at 1, not " + offsets);
        }
        this.donated = donated;
        this.offsets = offsets.stream().mapToInt(Integer::intValue).toArray();
        this.rule = new SearchRule(threshold, 1, SwapOrder.STEEPEST);
    }

    @Override
    public Wiring choose(WiringProblem problem) {
        return engine.get().improve(problem, donatedBy(problem), rule);
    }

    /** The peers on both sides of self on every ring, the first ring first. */
    private int[] donatedBy(WiringProblem problem) {
        int[] members = problem.ring();
        int place = problem.ringPlace();
        int[] neighbours = new int[donated];
        for (int ring = 0; ring < donated / 2; ring++) {
            int offset = (offsets.length > 0 ? offsets[ring] : 1 + ring * members.length / donated) % members.length;
            neighbours[2 * ring] = members[(place + offset) % members.length];
            neighbours[2 * ring + 1] = members[(place + members.length - offset) % members.length];
        }
        return neighbours;
    }

    @Override
    public Connectivity connectivity() {
        return Connectivity.SELFISH;
    }
}
