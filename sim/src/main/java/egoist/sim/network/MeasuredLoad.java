package egoist.sim.network;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Parameters;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Loads read from files: one value per row, the mean of each row of a matrix, or traces over time. */
final class MeasuredLoad {
    private static final Parameter PERCENT = Parameter.choice(
            "unit",
            "percent",
            List.of("percent", "load"),
            "unit of the numbers: per cent of a processor, or load (1 = one busy processor)");

    /** Settings of the model {@code file}. */
    static final List<Parameter> FILE_PARAMETERS =
            List.of(Parameter.file("file", null, "one number per line: the load of each row of the network"), PERCENT);

    /** Settings of the model {@code matrix-mean}. */
    static final List<Parameter> MATRIX_PARAMETERS = List.of(
            Parameter.file("file", null, "square matrix of loads measured on pairs, with the rows of the network"),
            PERCENT);

    /** Settings of the model {@code trace}. */
    static final List<Parameter> TRACE_PARAMETERS = List.of(
            Parameter.file("file", null, "one machine per line: a name, then its loads at equal intervals"),
            PERCENT,
            Parameter.duration("period", "5m", "1s", "1d", "time between two samples; after the last comes the first"));

    /** Loads in thousandths are kept with two more decimal digits while they are summed. */
    private static final int FINER = 100;

    private static final int MAX_SAMPLES = 100_000;
    private static final long MAX_NUMBERS = 40_000_000;

    private MeasuredLoad() {}

    private static double thousandths(Parameters parameters) {
        return parameters.choice("unit").equals("percent") ? 10 : 1000;
    }

    /** The model {@code file}. */
    static LoadModel file(Parameters parameters) {
        Path file = MatrixUnits.file(parameters, "load model 'file'");
        double factor = thousandths(parameters);
        int[] loads = new int[64];
        int count = 0;
        try (NumberScanner scanner = NumberScanner.open(file)) {
            while (scanner.nextLine()) {
                if (count == LatencyModels.MAX_PEERS) {
                    throw scanner.wrongLine("more than " + LatencyModels.MAX_PEERS + " lines");
                }
                loads = count == loads.length ? Arrays.copyOf(loads, count * 2) : loads;
                scanner.nextField();
                loads[count++] = load(scanner, factor);
                if (scanner.nextField()) {
                    throw scanner.wrong("a line holds one load");
                }
            }
            if (count == 0) {
                throw scanner.wrongFile("holds only empty lines");
            }
        }
        return perRow(file, Arrays.copyOf(loads, count));
    }

    /**
     * The model {@code matrix-mean}: the load of a node is the mean of its row, over the measured pairs, the diagonal left
     * out; pairs outside the chosen subset count too, since load belongs to the node.
     */
    static LoadModel matrixMean(Parameters parameters) {
        Path file = MatrixUnits.file(parameters, "load model 'matrix-mean'");
        Matrix matrix = Matrix.read(file, thousandths(parameters) * FINER);
        int[] loads = new int[matrix.size()];
        for (int row = 0; row < loads.length; row++) {
            long sum = 0;
            int measured = 0;
            for (int value : matrix.row(row)) {
                sum += value == PathAlgebra.NO_LINK ? 0 : value;
                measured += value == PathAlgebra.NO_LINK ? 0 : 1;
            }
            if (measured == 0) {
                throw new NetworkDataException(
                        file + ":" + (row + 1) + ":1: the row holds no measurement, so the node has no load");
            }
            loads[row] = (int) Math.max(1, Math.round((double) sum / measured / FINER));
        }
        return perRow(file, loads);
    }

    private static LoadModel perRow(Path file, int[] loads) {
        return (placement, seeds) -> {
            for (int peer = 0; peer < placement.peers(); peer++) {
                if (placement.row(peer) >= loads.length) {
                    throw new NetworkDataException(file + ": has loads for " + loads.length + " rows, but peer " + peer
                            + " sits on row " + placement.row(peer) + " (from 0) of the network");
                }
            }
            return (peer, atMicros) -> loads[placement.row(peer)];
        };
    }

    /** The model {@code trace}: each peer follows a machine drawn at random, no machine twice while there are enough. */
    static LoadModel trace(Parameters parameters) {
        Path file = MatrixUnits.file(parameters, "load model 'trace'");
        int[][] traces = traces(file, thousandths(parameters));
        long period = parameters.micros("period");
        return (placement, seeds) -> {
            int[] machine = new Shuffle(traces.length).draw(placement.peers(), seeds.stream("load"));
            return LoadModel.Loads.changing((peer, atMicros) -> {
                int[] samples = traces[machine[peer]];
                return samples[(int) (Math.max(0, atMicros) / period % samples.length)];
            });
        };
    }

    private static int[][] traces(Path file, double factor) {
        int[][] traces = new int[64][];
        int count = 0;
        long numbers = 0;
        try (NumberScanner scanner = NumberScanner.open(file)) {
            while (scanner.nextLine()) {
                scanner.nextField();
                traces = count == traces.length ? Arrays.copyOf(traces, count * 2) : traces;
                traces[count] = samples(scanner, factor);
                numbers += traces[count].length;
                count++;
                if (numbers > MAX_NUMBERS || count > LatencyModels.MAX_PEERS) {
                    throw scanner.wrongLine("more than " + MAX_NUMBERS + " samples or " + LatencyModels.MAX_PEERS
                            + " machines; that is too large a trace");
                }
            }
            if (count == 0) {
                throw scanner.wrongFile("holds only empty lines");
            }
        }
        return Arrays.copyOf(traces, count);
    }

    private static int[] samples(NumberScanner scanner, double factor) {
        int[] samples = new int[288];
        int count = 0;
        while (scanner.nextField()) {
            if (count == MAX_SAMPLES) {
                throw scanner.wrongLine("has more than " + MAX_SAMPLES + " samples");
            }
            samples = count == samples.length ? Arrays.copyOf(samples, count * 2) : samples;
            samples[count++] = load(scanner, factor);
        }
        if (count == 0) {
            throw scanner.wrongLine("has a name but no samples");
        }
        return Arrays.copyOf(samples, count);
    }

    private static int load(NumberScanner scanner, double factor) {
        double value = scanner.number();
        if (Double.isNaN(value)) {
            throw scanner.wrong("is nan; every load must be given");
        }
        if (value * factor > PathAlgebra.MAX_LINK_COST) {
            throw scanner.wrong("'" + scanner.text() + "' is too large: at most " + PathAlgebra.MAX_LINK_COST / factor
                    + " is possible; is the unit right?");
        }
        return Math.max(1, (int) Math.round(value * factor));
    }
}
