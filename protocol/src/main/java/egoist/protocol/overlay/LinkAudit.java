package egoist.protocol.overlay;

import egoist.protocol.metric.PathAlgebra;

/**
 * The audits the paper sketches (EGOIST, CoNEXT 2008, section 3.4).
 *
 * <p>With far ends as witnesses: where the two ends of a link disagree about its cost, the end is believed that is in fewer
 * disputes for each of its links. Who lies disagrees with nearly everybody, who does not only with liars. Believing the far end
 * always would let liars spoil the links of others.
 *
 * <p>With network coordinates: they are wrong about single links, but not about most links of a peer in the same sense. Who
 * announces more than half of its links at costs far above what coordinates foretell, or far below, is not believed about
 * any such link.
 */
public final class LinkAudit {
    /** What far ends say. */
    public interface FarEnds {
        /**
         * What the far end of an announced link says that it costs, or {@link PathAlgebra#NO_LINK} if it does not dispute
         * what is announced.
         */
        int dispute(int from, int to, int announced);
    }

    /** What network coordinates say. */
    public interface Foretelling {
        /** The cost of a link as coordinates foretell it, or {@link PathAlgebra#NO_LINK} if they do not. */
        int cost(int from, int to);
    }

    private LinkAudit() {}

    /**
     * The announced links at the costs that are believed once they were held against coordinates.
     *
     * @param tolerance an announced cost is not suspicious within this factor of what is foretold, either way
     */
    public static Overlay plausible(Overlay announced, Foretelling coordinates, double tolerance) {
        Overlay believed = new Overlay(announced.peers(), announced.stride());
        int[] foretold = new int[announced.stride()];
        for (int from = 0; from < announced.peers(); from++) {
            int first = from * announced.stride();
            int links = announced.degree(from);
            int above = 0;
            int below = 0;
            for (int i = 0; i < links; i++) {
                int told = announced.costs()[first + i];
                foretold[i] = coordinates.cost(from, announced.targets()[first + i]);
                above += isFarAbove(told, foretold[i], tolerance) ? 1 : 0;
                below += isFarAbove(foretold[i], told, tolerance) ? 1 : 0;
            }
            for (int i = 0; i < links; i++) {
                int told = announced.costs()[first + i];
                boolean incredible = (2 * above > links && isFarAbove(told, foretold[i], tolerance))
                        || (2 * below > links && isFarAbove(foretold[i], told, tolerance));
                believed.add(from, announced.targets()[first + i], incredible ? foretold[i] : told);
            }
        }
        return believed;
    }

    private static boolean isFarAbove(int one, int other, double tolerance) {
        return one != PathAlgebra.NO_LINK && other != PathAlgebra.NO_LINK && one > tolerance * other;
    }

    /** The announced links at the costs that are believed once both ends were heard. */
    public static Overlay believed(Overlay announced, FarEnds farEnds) {
        int peers = announced.peers();
        int[] disputes = new int[peers];
        int[] links = new int[peers];
        Overlay disputed = new Overlay(peers, announced.stride());
        boolean anyDispute = false;
        for (int from = 0; from < peers; from++) {
            int first = from * announced.stride();
            for (int link = first; link < first + announced.degree(from); link++) {
                int to = announced.targets()[link];
                int told = announced.costs()[link];
                int said = farEnds.dispute(from, to, told);
                boolean differs = said != PathAlgebra.NO_LINK;
                anyDispute |= differs;
                disputed.add(from, to, differs ? said : told);
                links[from]++;
                links[to]++;
                disputes[from] += differs ? 1 : 0;
                disputes[to] += differs ? 1 : 0;
            }
        }
        return anyDispute ? judged(announced, disputed, disputes, links) : announced;
    }

    private static Overlay judged(Overlay announced, Overlay disputed, int[] disputes, int[] links) {
        int peers = announced.peers();
        Overlay believed = new Overlay(peers, announced.stride());
        for (int from = 0; from < peers; from++) {
            int first = from * announced.stride();
            for (int link = first; link < first + announced.degree(from); link++) {
                int to = announced.targets()[link];
                boolean farEndIsWorthMore = (long) disputes[to] * links[from] < (long) disputes[from] * links[to];
                believed.add(from, to, (farEndIsWorthMore ? disputed : announced).costs()[link]);
            }
        }
        return believed;
    }
}
