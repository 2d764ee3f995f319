package egoist.sim.report.plot;

import egoist.sim.report.figure.Figure;
import egoist.sim.report.figure.Figures;
import egoist.sim.report.results.ResultFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
     * Draws all figures.
     *
     * @param directory of the pictures; made if need be
     * @return the files, in the order of the report
     */
    public static List<Path> write(ResultFolder folder, Path directory, Format format) throws IOException {
        Files.createDirectories(directory);
        List<String> policies = Figures.policies(folder.summary());
        List<Path> files = new ArrayList<>();
        for (Figure figure : Figures.of(folder)) {
            if (figure.kind() == Figure.Kind.HEAT) {
                for (Figure.Series map : figure.series()) {
                    String name = figure.fileName() + "." + map.name().replaceAll("[^A-Za-z0-9._-]+", "-");
                    files.add(save(ChartDrawing.heat(figure, map), directory, name, format));
                }
            } else {
                Chart<?, ?> chart = figure.kind() == Figure.Kind.BARS
                        ? ChartDrawing.bars(figure)
                        : ChartDrawing.lines(figure, policies);
                files.add(save(chart, directory, figure.fileName(), format));
            }
        }
        return files;
    }

    private static Path save(Chart<?, ?> chart, Path directory, String name, Format format) throws IOException {
        Path file = directory.resolve(name + "." + format);
        try (OutputStream out = Files.newOutputStream(file)) {
            ChartEncoder.saveChart(chart, out, format.toString());
        }
        return file;
    }
}
