package egoist.protocol.overlay;

import egoist.protocol.metric.PathAlgebra;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * What links count for once both their ends were heard, for one that measured the way to either: whose word against the other's
 * holds. Believing owners lets them make links look good or invent them; believing far ends lets them make the links of others to
 * them look bad, or deny them until everybody has to spend a link of its own on each of them.
 *
 * <p>A cost cannot be less than the difference of the ways to both ends, nor more than their sum, or not by much: what is out of
 * that refutes who says it. Of two ends the less refuted is believed, in all they disagree about. Where that does not tell, and
 * for links denied, it is the end with the smaller share of its links in dispute: of those it owns, or those to it. Whoever lies
 * about many is in dispute with many; of two alike the far end is believed.
 */
public final class Hearing {
    /** The far end says that there is no such link. */
    public static final int DENIED = 0;

    /** Detours are shorter than the direct way, seldom by more than this factor. */
    private static final double MARGIN = 1.5;

    /**
     * Links that each end is given on top of its own in the shares that are compared, none of them in dispute. Or those few who have no
     * links to them but the invented ones would be in dispute about all, more than whoever invents links to everybody but its like.
     */
    private static final int UNDISPUTED = 2;

    /** What far ends say. */
    public interface FarEnds {
        /** What the far end says that a link costs, {@link #DENIED}, or {@link PathAlgebra#NO_LINK} if it says nothing. */
        int objection(int from, int to, int announced);
    }

    private final Overlay announced;
    private final int[] said;
    private final int[] in;
    private final int[] objections;
    private final int[] objected;
    private final int[] refuted;
    private boolean anyObjection;

    private Hearing(Overlay announced) {
        this.announced = announced;
        this.said = new int[announced.targets().length];
        this.in = new int[announced.peers()];
        this.objections = new int[announced.peers()];
        this.objected = new int[announced.peers()];
        this.refuted = new int[announced.peers()];
    }

    /**
     * The announced links at what they count for, those that do not left out; the same overlay if nobody objects.
     *
     * @param measured what a link to that peer would cost, or {@link PathAlgebra#NO_LINK} if that is not known
     */
    public static Overlay counted(Overlay announced, FarEnds farEnds, IntUnaryOperator measured) {
        Hearing hearing = new Hearing(announced);
        hearing.hear(farEnds, measured);
        return hearing.anyObjection ? hearing.judged() : announced;
    }

    private void hear(FarEnds farEnds, IntUnaryOperator measured) {
        Arrays.fill(said, PathAlgebra.NO_LINK);
        for (int from = 0; from < announced.peers(); from++) {
            int first = from * announced.stride();
            for (int link = first; link < first + announced.degree(from); link++) {
                int to = announced.targets()[link];
                int told = announced.costs()[link];
                in[to]++;
                said[link] = farEnds.objection(from, to, told);
                if (said[link] != PathAlgebra.NO_LINK) {
                    anyObjection = true;
                    objections[to]++;
                    objected[from]++;
                    if (said[link] != DENIED) {
                        refute(from, to, told, said[link], measured);
                    }
                }
            }
        }
    }

    private void refute(int from, int to, int told, int said, IntUnaryOperator measured) {
        int near = measured.applyAsInt(from);
        int far = measured.applyAsInt(to);
        if (near != PathAlgebra.NO_LINK && far != PathAlgebra.NO_LINK) {
            refuted[from] += told * MARGIN < Math.abs((long) near - far) ? 1 : 0;
            refuted[to] += said > MARGIN * ((long) near + far) ? 1 : 0;
        }
    }

    private Overlay judged() {
        Overlay counted = new Overlay(announced.peers(), announced.stride());
        for (int from = 0; from < announced.peers(); from++) {
            int first = from * announced.stride();
            for (int link = first; link < first + announced.degree(from); link++) {
                int to = announced.targets()[link];
                if (said[link] == PathAlgebra.NO_LINK || !holds(from, to, said[link] == DENIED)) {
                    counted.add(from, to, announced.costs()[link]);
                } else if (said[link] != DENIED) {
                    counted.add(from, to, said[link]);
                }
            }
        }
        return counted;
    }

    private boolean holds(int from, int to, boolean denied) {
        if (!denied && refuted[from] != refuted[to]) {
            return refuted[to] < refuted[from];
        }
        return (long) objections[to] * (announced.degree(from) + UNDISPUTED)
                <= (long) objected[from] * (in[to] + UNDISPUTED);
    }
}
