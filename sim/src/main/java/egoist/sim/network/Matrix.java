package egoist.sim.network;

import egoist.protocol.metric.PathAlgebra;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A square matrix of measurements as integers in this project's units, {@link PathAlgebra#NO_LINK} where there is none.
 * Immutable once read.
 *
 * <p>The form: no header, n lines of n comma-separated numbers, line i column j = value from i to j; {@code nan} for not
 * measured; plain or gzip. The diagonal must hold numbers or {@code nan} but is not used.
 */
final class Matrix {
    /** Largest matrix accepted: 100 MB as integers. */
    static final int MAX_SIZE = 5_000;

    /** Most numbers accepted in a stack of matrices: 160 MB as integers. */
    static final long MAX_CELLS = 40_000_000;

    private final Path file;
    private final int[][] rows;

    private Matrix(Path file, int[][] rows) {
        this.file = file;
        this.rows = rows;
    }

    /** A matrix made by a program; the rows are not copied. */
    static Matrix of(Path name, int[][] rows) {
        return new Matrix(name, rows);
    }

    /**
     * Reads one matrix.
     *
     * @param factor what one unit of the file is in this project's unit
     * @throws NetworkDataException if the file is anything but a square matrix of non-negative numbers
     */
    static Matrix read(Path file, double factor) {
        List<Matrix> all = read(file, factor, false);
        return all.get(0);
    }

    /** Reads one matrix, or several of the same size one below the other. */
    static List<Matrix> readStack(Path file, double factor) {
        return read(file, factor, true);
    }

    private static List<Matrix> read(Path file, double factor, boolean stacked) {
        try (NumberScanner scanner = NumberScanner.open(file)) {
            List<int[]> lines = new ArrayList<>();
            int size = -1;
            while (scanner.nextLine()) {
                if (lines.size() == size && !stacked) {
                    throw scanner.wrongLine(
                            "line " + (size + 1) + " of a matrix of " + size + " columns: it must be square"
                                    + " (for snapshots one below the other use the latency model 'snapshots')");
                }
                int[] row = size < 0 ? firstRow(scanner, factor) : nextRow(scanner, factor, size);
                size = row.length;
                lines.add(row);
                if ((long) lines.size() * size > MAX_CELLS) {
                    throw scanner.wrongLine("more than " + MAX_CELLS + " numbers; that is too large a stack");
                }
            }
            if (size < 0) {
                throw scanner.wrongFile("holds only empty lines");
            }
            if (lines.size() % size != 0) {
                throw scanner.wrongFile("has " + lines.size() + (lines.size() == 1 ? " line of " : " lines of ") + size
                        + " numbers; a matrix must be square");
            }
            if (size < 2) {
                throw scanner.wrongFile("is a matrix of one row; at least 2 are needed");
            }
            return split(file, lines, size);
        }
    }

    private static List<Matrix> split(Path file, List<int[]> lines, int size) {
        List<Matrix> matrices = new ArrayList<>();
        for (int first = 0; first < lines.size(); first += size) {
            int[][] rows = lines.subList(first, first + size).toArray(new int[0][]);
            for (int i = 0; i < size; i++) {
                rows[i][i] = PathAlgebra.NO_LINK;
            }
            matrices.add(new Matrix(file, rows));
        }
        return List.copyOf(matrices);
    }

    private static int[] firstRow(NumberScanner scanner, double factor) {
        int[] row = new int[64];
        int count = 0;
        while (scanner.nextField()) {
            if (count == MAX_SIZE) {
                throw scanner.wrongLine("has more than " + MAX_SIZE + " columns; larger matrices are not supported");
            }
            if (count == row.length) {
                row = Arrays.copyOf(row, row.length * 2);
            }
            row[count++] = value(scanner, factor);
        }
        return Arrays.copyOf(row, count);
    }

    private static int[] nextRow(NumberScanner scanner, double factor, int size) {
        int[] row = new int[size];
        int count = 0;
        while (scanner.nextField()) {
            if (count == size) {
                throw scanner.wrong("the lines before have " + size + " fields, this one more");
            }
            row[count++] = value(scanner, factor);
        }
        if (count < size) {
            throw scanner.wrongLine("has " + count + " fields, the lines before have " + size);
        }
        return row;
    }

    private static int value(NumberScanner scanner, double factor) {
        double value = scanner.number();
        if (Double.isNaN(value)) {
            return PathAlgebra.NO_LINK;
        }
        double scaled = value * factor;
        if (scaled > PathAlgebra.MAX_LINK_COST) {
            throw scanner.wrong("'" + scanner.text() + "' is too large: at most " + PathAlgebra.MAX_LINK_COST / factor
                    + " is possible; is the unit right?");
        }
        return Math.max(1, (int) Math.round(scaled));
    }

    Path file() {
        return file;
    }

    int size() {
        return rows.length;
    }

    /** Value from one row to another; {@link PathAlgebra#NO_LINK} on the diagonal and where nothing was measured. */
    int value(int from, int to) {
        return rows[from][to];
    }

    /** The live row, read only. */
    int[] row(int from) {
        return rows[from];
    }

    /** Number of ordered pairs without a measurement, diagonal left out. */
    long missing() {
        long missing = -size();
        for (int[] row : rows) {
            for (int value : row) {
                missing += value == PathAlgebra.NO_LINK ? 1 : 0;
            }
        }
        return missing;
    }
}
