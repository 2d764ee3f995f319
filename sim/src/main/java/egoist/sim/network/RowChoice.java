package egoist.sim.network;

import egoist.protocol.metric.PathAlgebra;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Which rows of measured data the peers of a world sit on, and what is to be said about pairs nobody measured.
 *
 * <p>The rule for missing pairs: rows are left out one by one, the one with the most missing pairs (either direction, in any
 * snapshot) among the rows left first and the higher of two equals, until each row left has at least a share {@code
 * coverage} of its pairs with the others measured in both directions. Peers are drawn among those. Pairs still missing
 * cannot be linked, and no message travels between them.
 *
 * <p>Before that, of rows closer to each other than asked for, in either direction and any snapshot, only the first is kept: the
 * papers' peers stand in different networks, while measured hosts often share one.
 */
final class RowChoice {
    private final List<Matrix> matrices;
    private final int[] eligible;

    RowChoice(List<Matrix> matrices, double coverage, long apartMicros) {
        this.matrices = matrices;
        this.eligible = eligible(coverage, apart(apartMicros));
    }

    /** Rows peers may be drawn from, ascending. */
    int count() {
        return eligible.length;
    }

    /** That many of the rows in random order, none twice while there are enough. */
    int[] draw(int peers, SplittableRandom random) {
        return new Shuffle(eligible).draw(peers, random);
    }

    /** What a reader of the results should know about missing pairs, for the rows chosen; empty if nothing is missing. */
    List<String> notes(int[] chosen, boolean drawn) {
        int size = matrices.get(0).size();
        long missing = 0;
        for (int a = 0; a < size; a++) {
            missing += missingPairs(a, size);
        }
        if (missing == 0) {
            return List.of();
        }
        long lost = 0;
        for (int a : chosen) {
            for (int b : chosen) {
                lost += a != b && !measured(a, b) ? 1 : 0;
            }
        }
        String draw = drawn && eligible.length < size
                ? "; peers are drawn among the " + eligible.length + " of " + size
                        + " rows that are measured well enough"
                : "";
        return List.of(String.format(
                Locale.ROOT,
                "%s: %s of ordered pairs have no measurement%s; among the peers chosen %d of %d are missing,"
                        + " and such links cannot be chosen",
                matrices.get(0).file().getFileName(),
                percent(missing, (long) size * (size - 1)),
                draw,
                lost,
                (long) chosen.length * (chosen.length - 1)));
    }

    private static String percent(long part, long whole) {
        return String.format(Locale.ROOT, "%.2f %%", 100.0 * part / whole);
    }

    private long missingPairs(int row, int size) {
        long missing = 0;
        for (int other = 0; other < size; other++) {
            missing += other != row && !measured(row, other) ? 1 : 0;
        }
        return missing;
    }

    private boolean measured(int from, int to) {
        for (Matrix matrix : matrices) {
            if (matrix.value(from, to) == PathAlgebra.NO_LINK) {
                return false;
            }
        }
        return true;
    }

    /** Rows that are left when of those too close to each other only the first is kept. */
    private boolean[] apart(long apartMicros) {
        int size = matrices.get(0).size();
        boolean[] kept = new boolean[size];
        for (int row = 0; row < size; row++) {
            kept[row] = true;
            for (int other = 0; other < row && kept[row]; other++) {
                kept[row] = !kept[other] || !(closer(row, other, apartMicros) || closer(other, row, apartMicros));
            }
        }
        return kept;
    }

    private boolean closer(int from, int to, long micros) {
        for (Matrix matrix : matrices) {
            int delay = matrix.value(from, to);
            if (delay != PathAlgebra.NO_LINK && delay < micros) {
                return true;
            }
        }
        return false;
    }

    private int[] eligible(double coverage, boolean[] left) {
        int size = matrices.get(0).size();
        int[] gaps = new int[size];
        int count = 0;
        for (int a = 0; a < size; a++) {
            count += left[a] ? 1 : 0;
            for (int b = 0; b < size; b++) {
                gaps[a] += a != b && left[b] && !(measured(a, b) && measured(b, a)) ? 1 : 0;
            }
        }
        while (count > 1) {
            int worst = -1;
            for (int row = 0; row < size; row++) {
                worst = left[row] && (worst < 0 || gaps[row] >= gaps[worst]) ? row : worst;
            }
            if (gaps[worst] <= (1 - coverage) * (count - 1)) {
                break;
            }
            left[worst] = false;
            count--;
            for (int row = 0; row < size; row++) {
                gaps[row] -= left[row] && !(measured(row, worst) && measured(worst, row)) ? 1 : 0;
            }
        }
        int[] rows = new int[count];
        int next = 0;
        for (int row = 0; row < size; row++) {
            if (left[row]) {
                rows[next++] = row;
            }
        }
        return rows;
    }
}
