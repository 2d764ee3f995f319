package egoist.sim.report.plot;

import egoist.sim.report.Summary;
import egoist.sim.report.figure.Figure;
import egoist.sim.report.figure.Figures;
import egoist.sim.report.figure.SweepMap;
import egoist.sim.report.results.ResultFolder;
import egoist.sim.sweep.Point;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.internal.chartpart.Chart;

/** Writes every figure of a run into a file of its own: {@code cost-k.delay.n50.png}. */
public final class PlotFiles {
    /** Kinds of picture files. */
    public enum Format {
        PNG,
        SVG;

        /** As on the command line: {@code svg}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private PlotFiles() {}

    /**
     * Draws all figures of the chosen points of a sweep, and the maps over two of its dimensions.
     *
     * @param directory of the pictures; made if need be
     * @param at the points to draw; where there is no sweep there is one, without values
     * @param dimensions the columns and the rows of the maps; empty for the first two there are
     * @return the files, in the order of the report
     * @throws IllegalArgumentException if the run does not vary these dimensions
     */
    public static List<Path> write(
            ResultFolder folder, Path directory, Format format, Predicate<Point> at, List<String> dimensions)
            throws IOException {
        List<SweepMap> maps = maps(folder, at, dimensions);
        Files.createDirectories(directory);
        List<String> policies = Figures.policies(folder.summary());
        List<Path> files = new ArrayList<>();
        for (Figure figure : Figures.of(folder, at)) {
            if (figure.kind() == Figure.Kind.HEAT) {
                for (Figure.Series map : figure.series()) {
                    String name = figure.fileName() + "." + map.name().replaceAll("[^A-Za-z0-9._-]+", "-");
                    files.add(save(HeatDrawing.of(figure, map), directory, name, format));
                }
            } else {
                Chart<?, ?> chart = figure.kind() == Figure.Kind.BARS
                        ? ChartDrawing.bars(figure)
                        : ChartDrawing.lines(figure, policies);
                files.add(save(chart, directory, figure.fileName(), format));
            }
        }
        for (SweepMap map : maps) {
            HeatDrawing.Scale scale = HeatDrawing.Scale.of(maps.stream()
                    .filter(map::sharesScaleWith)
                    .flatMap(other -> other.fields().stream())
                    .mapToDouble(SweepMap.Field::value));
            files.add(save(HeatDrawing.of(map, scale), directory, map.fileName(), format));
        }
        return files;
    }

    private static List<SweepMap> maps(ResultFolder folder, Predicate<Point> at, List<String> asked) {
        List<Summary.Row> rows =
                folder.summary().stream().filter(row -> at.test(row.point())).toList();
        List<String> varied = SweepMap.dimensions(rows);
        if (!asked.isEmpty()) {
            if (asked.size() != 2 || !varied.containsAll(asked) || asked.get(0).equals(asked.get(1))) {
                throw new IllegalArgumentException("a map is over two of what the run varies"
                        + (varied.isEmpty() ? ", which is nothing" : ": " + String.join(", ", varied)));
            }
            return SweepMap.of(rows, asked.get(0), asked.get(1));
        }
        boolean usual = varied.size() > 1 && SweepMap.isAxis(varied.get(0), rows);
        return usual ? SweepMap.of(rows, varied.get(0), varied.get(1)) : List.of();
    }

    private static Path save(Chart<?, ?> chart, Path directory, String name, Format format) throws IOException {
        Path file = directory.resolve(name + "." + format);
        try (OutputStream out = Files.newOutputStream(file)) {
            ChartEncoder.saveChart(chart, out, format.toString());
        }
        return file;
    }
}
