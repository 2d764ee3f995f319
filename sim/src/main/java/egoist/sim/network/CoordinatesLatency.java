package egoist.sim.network;

import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Parameters;
import egoist.sim.random.SeedStreams;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Peers at coordinates read from a file (network embeddings such as Vivaldi's): delay is Euclidean distance plus access
 * delays. Distances on paper have no triangle violations, so overlay routing gains nothing but what links save.
 */
final class CoordinatesLatency implements LatencyModel {
    static final List<Parameter> PARAMETERS = List.of(
            Parameter.file(
                    "file",
                    null,
                    "a header line, then one line of 1 to 8 comma-separated coordinates per row; plain or gzip"),
            MatrixUnits.UNIT,
            MatrixUnits.KIND,
            Parameter.choice(
                    "choose",
                    "random",
                    List.of("random", "first"),
                    "which rows peers sit on: random ones (another draw per seed) or the first ones in order"),
            Parameter.duration(
                    "access",
                    "0us",
                    "0us",
                    "250ms",
                    "median one-way access delay of a peer (heavy-tailed), added at both ends"));

    private static final int MAX_DIMENSIONS = 8;

    private final double[][] rows;
    private final Path file;
    private final boolean random;
    private final long accessMicros;

    CoordinatesLatency(Parameters parameters) {
        this.file = MatrixUnits.file(parameters, "latency model 'coordinates'");
        this.rows = read(file, MatrixUnits.factor(parameters));
        this.random = parameters.choice("choose").equals("random");
        this.accessMicros = parameters.micros("access");
    }

    private static double[][] read(Path file, double factor) {
        try (NumberScanner scanner = NumberScanner.open(file)) {
            double[][] rows = new double[64][];
            int count = 0;
            int dimensions = header(scanner);
            while (scanner.nextLine()) {
                if (count == LatencyModels.MAX_PEERS) {
                    throw scanner.wrongLine("more than " + LatencyModels.MAX_PEERS + " lines of coordinates");
                }
                rows = count == rows.length ? Arrays.copyOf(rows, count * 2) : rows;
                rows[count++] = coordinates(scanner, dimensions, factor);
            }
            if (count < 2) {
                throw scanner.wrongFile(
                        "holds " + count + " lines of coordinates after the header; at least 2 are needed");
            }
            return Arrays.copyOf(rows, count);
        }
    }

    private static int header(NumberScanner scanner) {
        if (!scanner.nextLine()) {
            throw scanner.wrongFile("holds only empty lines");
        }
        int dimensions = 0;
        while (scanner.nextField()) {
            if (scanner.text().matches("[-+]?[0-9.]+")) {
                throw scanner.wrong("'" + scanner.text() + "' stands where the header (x_ms,y_ms) should be");
            }
            if (++dimensions > MAX_DIMENSIONS) {
                throw scanner.wrong("more than " + MAX_DIMENSIONS + " coordinates");
            }
        }
        return dimensions;
    }

    private static double[] coordinates(NumberScanner scanner, int dimensions, double factor) {
        double[] point = new double[dimensions];
        int count = 0;
        while (scanner.nextField()) {
            if (count == dimensions) {
                throw scanner.wrong("the header has " + dimensions + " fields, this line more");
            }
            point[count] = scanner.signedNumber() * factor;
            if (Math.abs(point[count]) > 1e9) {
                throw scanner.wrong("'" + scanner.text() + "' is more than 1000 s away; is the unit right?");
            }
            count++;
        }
        if (count < dimensions) {
            throw scanner.wrongLine("has " + count + " fields, the header " + dimensions);
        }
        return point;
    }

    @Override
    public int maxPeers() {
        return rows.length;
    }

    @Override
    public Placement place(int peers, SeedStreams seeds) {
        if (peers > rows.length) {
            throw new IllegalArgumentException(file + ": " + peers + " peers do not fit its " + rows.length + " rows");
        }
        SplittableRandom draws = seeds.stream("latency");
        int[] order = random
                ? new Shuffle(rows.length).draw(peers, draws)
                : IntStream.range(0, peers).toArray();
        double[][] axes = new double[rows[0].length][peers];
        for (int peer = 0; peer < peers; peer++) {
            for (int axis = 0; axis < axes.length; axis++) {
                axes[axis][peer] = rows[order[peer]][axis];
            }
        }
        int[] access = accessMicros == 0
                ? new int[peers]
                : Quantiles.accessMicros(accessMicros, Quantiles.ACCESS_SPREAD, peers, draws);
        return new CoordinatePlacement(axes, access, order, List.of());
    }
}
