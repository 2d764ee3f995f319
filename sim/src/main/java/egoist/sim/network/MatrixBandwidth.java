package egoist.sim.network;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Parameters;
import egoist.sim.random.SeedStreams;
import java.util.List;
import java.util.Locale;

/** Measured bandwidths: a matrix with the rows of the network; pairs nobody measured cannot be linked. */
final class MatrixBandwidth implements BandwidthModel {
    static final List<Parameter> PARAMETERS = List.of(
            Parameter.file("file", null, "square matrix of bandwidths, with the rows of the network; plain or gzip"),
            Parameter.choice("unit", "mbps", List.of("kbps", "mbps", "gbps"), "unit of the numbers in the file"));

    private final Matrix matrix;

    MatrixBandwidth(Parameters parameters) {
        double factor = switch (parameters.choice("unit")) {
            case "kbps" -> 1;
            case "mbps" -> 1_000;
            default -> 1_000_000;
        };
        this.matrix = Matrix.read(MatrixUnits.file(parameters, "bandwidth model 'matrix'"), factor);
    }

    @Override
    public Bandwidths start(Placement placement, SeedStreams seeds) {
        int missing = 0;
        for (int from = 0; from < placement.peers(); from++) {
            if (placement.row(from) >= matrix.size()) {
                throw new NetworkDataException(matrix.file() + ": has " + matrix.size() + " rows, but peer " + from
                        + " sits on row " + placement.row(from) + " (from 0) of the network");
            }
        }
        for (int from = 0; from < placement.peers(); from++) {
            for (int to = 0; to < placement.peers(); to++) {
                missing += from != to && value(placement, from, to) == PathAlgebra.NO_LINK ? 1 : 0;
            }
        }
        return new Running(matrix, placement, notes(placement.peers(), missing));
    }

    private List<String> notes(int peers, int missing) {
        return missing == 0
                ? List.of()
                : List.of(String.format(
                        Locale.ROOT,
                        "%s: %d of %d links between the peers chosen have no measured bandwidth and cannot be chosen",
                        matrix.file().getFileName(),
                        missing,
                        peers * (peers - 1)));
    }

    private int value(Placement placement, int from, int to) {
        return matrix.value(placement.row(from), placement.row(to));
    }

    /** The bandwidths of one world. */
    private record Running(Matrix matrix, Placement placement, List<String> notes) implements Bandwidths {
        @Override
        public int kbps(int from, int to, long atMicros) {
            return matrix.value(placement.row(from), placement.row(to));
        }
    }
}
