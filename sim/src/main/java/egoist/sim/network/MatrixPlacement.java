package egoist.sim.network;

import egoist.protocol.metric.PathAlgebra;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Peers on rows of one measured matrix, or of a series of them that follow each other in time. Nothing is copied. */
final class MatrixPlacement implements Placement {
    /** Matrices in order of time, how long each is in force, and whether the series starts again after the last. */
    record Series(List<Matrix> matrices, long periodMicros, boolean repeats) {
        /** One matrix, for ever. */
        static Series of(Matrix matrix) {
            return new Series(List.of(matrix), Long.MAX_VALUE, false);
        }

        Matrix at(long atMicros) {
            if (matrices.size() == 1) {
                return matrices.get(0);
            }
            long step = Math.max(0, atMicros) / periodMicros;
            long last = matrices.size() - 1L;
            return matrices.get((int) (repeats ? step % (last + 1) : Math.min(step, last)));
        }
    }

    private final Series series;
    private final int[] rows;
    private final int @Nullable [] accessMicros;
    private final List<Place> places;
    private final List<String> notes;

    /**
     * @param rows row of each peer
     * @param accessMicros one-way delay between each peer and its row, added at both ends; null for none
     * @param places what is known of each row; may be shorter than the matrix
     */
    MatrixPlacement(Series series, int[] rows, int @Nullable [] accessMicros, List<Place> places, List<String> notes) {
        this.series = series;
        this.rows = rows;
        this.accessMicros = accessMicros;
        this.places = places;
        this.notes = notes;
    }

    @Override
    public int peers() {
        return rows.length;
    }

    @Override
    public boolean changes() {
        return series.matrices().size() > 1;
    }

    @Override
    public int row(int peer) {
        return rows[peer];
    }

    @Override
    public Place place(int peer) {
        return rows[peer] < places.size() ? places.get(rows[peer]) : Place.UNKNOWN;
    }

    @Override
    public int oneWayMicros(int from, int to, long atMicros) {
        return from == to ? 0 : delay(series.at(atMicros).row(rows[from]), from, to);
    }

    @Override
    public void row(int from, long atMicros, int[] delays) {
        int[] measured = series.at(atMicros).row(rows[from]);
        for (int to = 0; to < rows.length; to++) {
            delays[to] = delay(measured, from, to);
        }
        delays[from] = 0;
    }

    private int delay(int[] measured, int from, int to) {
        int core = measured[rows[to]];
        if (accessMicros == null) {
            return core;
        }
        if (rows[from] == rows[to]) {
            core = 0;
        }
        return core == PathAlgebra.NO_LINK
                ? PathAlgebra.NO_LINK
                : Math.max(1, Math.min(core + accessMicros[from] + accessMicros[to], PathAlgebra.MAX_LINK_COST));
    }

    @Override
    public List<String> notes() {
        return notes;
    }
}
