package egoist.sim.network;

import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Parameters;
import egoist.sim.network.MatrixPlacement.Series;
import egoist.sim.random.SeedStreams;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Measured delays: peers sit on rows of a matrix, or of a series of matrices of the same rows. Delays are taken as they are,
 * in both directions, with their triangle violations; see {@link RowChoice} for pairs nobody measured.
 */
final class MatrixLatency implements LatencyModel {
    private static final Parameter COVERAGE = Parameter.number(
            "coverage",
            0.9,
            0,
            1,
            "peers are drawn among rows measured in both directions with at least this share of each other");

    private static final Parameter APART = Parameter.duration(
            "apart",
            "0s",
            "0s",
            "250ms",
            "of measured hosts with less one-way delay than that between them only the first is used, unless choose: first");

    /** Settings of the model {@code matrix}. */
    static final List<Parameter> PARAMETERS = List.of(
            Parameter.file(
                    "file", null, "square matrix of delays: n lines of n comma-separated numbers, plain or gzip"),
            MatrixUnits.UNIT,
            MatrixUnits.KIND,
            Parameter.choice(
                    "choose",
                    "random",
                    List.of("random", "first", "virtual"),
                    "which rows peers sit on: random ones (another draw per seed), the first ones in order,"
                            + " or several virtual peers per row, each with an access delay"),
            COVERAGE,
            APART,
            Parameter.duration(
                    "access",
                    "500us",
                    "1us",
                    "250ms",
                    "median one-way access delay of a virtual peer (heavy-tailed); only for choose: virtual"));

    /** Settings of the model {@code snapshots}. */
    static final List<Parameter> SNAPSHOT_PARAMETERS = List.of(
            Parameter.file(
                    "file",
                    null,
                    "first matrix of a series whose names end in a number (net-t01.csv.gz, net-t02.csv.gz, ...),"
                            + " or one file of matrices one below the other"),
            Parameter.integer(
                    "last",
                    0,
                    0,
                    9_999,
                    "number of the last file of the series, missing ones being skipped and reported; 0: go on until one is"
                            + " missing"),
            MatrixUnits.UNIT,
            MatrixUnits.KIND,
            Parameter.duration("period", "1h", "1s", "365d", "how long each snapshot is in force"),
            Parameter.choice(
                    "after",
                    "repeat",
                    List.of("repeat", "hold"),
                    "after the last snapshot: start again, or keep the last"),
            Parameter.choice(
                    "choose",
                    "random",
                    List.of("random", "first"),
                    "which rows peers sit on: random ones (another draw per seed) or the first ones in order"),
            COVERAGE,
            APART);

    private final Series series;
    private final String choose;
    private final double coverage;
    private final long apartMicros;
    private final long accessMicros;
    private final RowChoice rows;
    private final List<Place> places;
    private final List<String> notes;

    private MatrixLatency(Parameters parameters, Series series, long accessMicros, List<String> notes) {
        this.series = series;
        this.choose = parameters.choice("choose");
        this.coverage = parameters.number("coverage");
        this.apartMicros = parameters.micros("apart");
        this.accessMicros = accessMicros;
        this.rows = new RowChoice(series.matrices(), coverage, apartMicros);
        this.places = PlaceNames.beside(first().file(), first().size());
        this.notes = notes;
        if (first().missing() == (long) first().size() * (first().size() - 1)) {
            throw new NetworkDataException(first().file() + ": holds no measurement at all, only nan");
        }
    }

    /** The model {@code matrix}. */
    static MatrixLatency matrix(Parameters parameters) {
        Path file = MatrixUnits.file(parameters, "latency model 'matrix'");
        Matrix matrix = Matrix.read(file, MatrixUnits.factor(parameters));
        return new MatrixLatency(parameters, Series.of(matrix), parameters.micros("access"), List.of());
    }

    /** The model {@code snapshots}. */
    static MatrixLatency snapshots(Parameters parameters) {
        Path file = MatrixUnits.file(parameters, "latency model 'snapshots'");
        SnapshotFiles files = SnapshotFiles.find(file, parameters.integer("last"));
        Series series = new Series(
                files.read(MatrixUnits.factor(parameters)),
                parameters.micros("period"),
                parameters.choice("after").equals("repeat"));
        return new MatrixLatency(parameters, series, 0, files.notes());
    }

    private Matrix first() {
        return series.matrices().get(0);
    }

    @Override
    public int maxPeers() {
        return switch (choose) {
            case "virtual" -> LatencyModels.MAX_PEERS;
            case "first" -> first().size();
            default -> rows.count();
        };
    }

    @Override
    public Placement place(int peers, SeedStreams seeds) {
        LatencyModels.requireRoom(peers);
        if (peers > maxPeers()) {
            throw new IllegalArgumentException(tooMany(peers));
        }
        SplittableRandom random = seeds.stream("latency");
        int[] chosen = switch (choose) {
            case "first" -> IntStream.range(0, peers).toArray();
            default -> rows.draw(peers, random);
        };
        List<String> said = new ArrayList<>(notes);
        said.addAll(rows.notes(chosen, !choose.equals("first")));
        return new MatrixPlacement(series, chosen, access(peers, random), places, List.copyOf(said));
    }

    private int @Nullable [] access(int peers, SplittableRandom random) {
        return choose.equals("virtual")
                ? Quantiles.accessMicros(accessMicros, Quantiles.ACCESS_SPREAD, peers, random)
                : null;
    }

    private String tooMany(int peers) {
        String text = first().file() + ": " + peers + " peers do not fit its " + first().size() + " rows";
        if (peers <= first().size()) {
            text = first().file() + ": " + peers + " peers do not fit the " + rows.count() + " of " + first().size()
                    + " rows that are measured with " + coverage + " of each other"
                    + (apartMicros > 0 ? " and apart; lower 'coverage' or 'apart'" : "; lower 'coverage'");
        }
        return text + "; ask for at most " + maxPeers() + ", or use latency model 'matrix' with choose: virtual";
    }
}
