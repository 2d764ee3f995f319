package egoist.protocol;

import egoist.protocol.message.PathProbe;
import egoist.protocol.metric.PathAlgebra;
import java.util.Arrays;

/**
 * One path tried: when each peer on it answered, and what that says about the links between them.
 *
 * <p>The answers come directly, so each tells when the probe was there: the way back is known from pings. Nobody can answer before it was
 * there, so nobody can make the way to an honest peer look shorter than it is. Whoever answers late, to shift the blame, makes
 * a link to itself look long instead. And the first peer's own answer does not count: the link to it is this peer's, which knows it.
 */
final class PathTrial {
    /** What a trial says about a link. */
    enum Verdict {
        /** Nothing. */
        UNKNOWN,
        /** It is no worse than announced, or not by much. */
        RIGHT,
        /** The probe took longer. */
        LATE,
        /** The probe went in and nobody answered from there on. */
        SILENT
    }

    /** The way there and the way back differ by less than this part of them. */
    private static final int PART = 5;

    private static final long NOT_YET = -1;

    final PathProbe probe;
    private final long sentMicros;
    /** Cost of the path up to each peer, as announced. */
    private final long[] foretold;
    /** Cost of a link to each of them. */
    private final int[] direct;

    private final long[] answeredMicros;
    private final Verdict[] verdicts;
    private final long[] excess;

    /**
     * @param legs announced costs of the links of the path, that of this peer's own first
     * @param direct what a link of this peer to each peer on the path costs
     */
    PathTrial(PathProbe probe, int[] legs, int[] direct, long sentMicros) {
        this.probe = probe;
        this.sentMicros = sentMicros;
        this.direct = direct;
        this.foretold = new long[legs.length];
        long sum = 0;
        for (int i = 0; i < legs.length; i++) {
            sum += legs[i];
            foretold[i] = sum;
        }
        this.answeredMicros = new long[legs.length];
        Arrays.fill(answeredMicros, NOT_YET);
        this.verdicts = new Verdict[legs.length];
        Arrays.fill(verdicts, Verdict.UNKNOWN);
        this.excess = new long[legs.length];
    }

    int target() {
        return probe.route()[probe.route().length - 1];
    }

    int length() {
        return foretold.length;
    }

    long ageMicros(long now) {
        return now - sentMicros;
    }

    /** Takes an answer; the first of each peer counts. */
    void answered(int from, long nonce, long now) {
        for (int i = 0; nonce == probe.nonce() && i < length(); i++) {
            if (probe.route()[i] == from && answeredMicros[i] == NOT_YET) {
                answeredMicros[i] = now - sentMicros;
            }
        }
    }

    boolean complete() {
        return answers() == length();
    }

    int answers() {
        int answers = 0;
        for (long answered : answeredMicros) {
            answers += answered == NOT_YET ? 0 : 1;
        }
        return answers;
    }

    /**
     * Looks at all links.
     *
     * @param noticeable smaller differences of a cost are none
     * @param patience how many times as long this peer waits, being late itself
     */
    void judge(int noticeable, int patience) {
        int known = 0;
        long there = foretold[0];
        for (int i = 1; i < length(); i++) {
            if (answeredMicros[i] == NOT_YET) {
                continue;
            }
            long came = answeredMicros[i] - direct[i];
            long leg = foretold[i] - foretold[known];
            long late = came - there - leg;
            long tolerated = Math.max(2L * noticeable, (leg + direct[i] + direct[known]) / PART);
            Verdict verdict = late > tolerated * patience ? Verdict.LATE : Verdict.RIGHT;
            // Where some between did not answer, it may have been any link among them.
            Arrays.fill(verdicts, known + 1, i + 1, verdict);
            Arrays.fill(excess, known + 1, i + 1, Math.max(0, late));
            known = i;
            there = came;
        }
        if (known < length() - 1) {
            verdicts[known + 1] = Verdict.SILENT;
        }
    }

    Verdict verdict(int leg) {
        return verdicts[leg];
    }

    int from(int leg) {
        return leg == 0 ? probe.origin() : probe.route()[leg - 1];
    }

    int to(int leg) {
        return probe.route()[leg];
    }

    /**
     * What a link that was found late or silent is to be taken for: so much worse than announced as the probe was late, or if it never
     * came, half as much again, and at least what makes the path no better than the direct way.
     */
    int worth(int leg) {
        long announced = foretold[leg] - (leg == 0 ? 0 : foretold[leg - 1]);
        long worth = verdicts[leg] == Verdict.SILENT
                ? Math.max(announced * 3 / 2, direct[leg] - foretold[leg - 1])
                : announced + excess[leg];
        return (int) Math.min(worth, PathAlgebra.MAX_LINK_COST);
    }
}
