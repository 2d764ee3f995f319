package egoist.sim.report.plot;

import egoist.sim.report.Summary;
import egoist.sim.report.figure.Figure;
import egoist.sim.report.figure.Figures;
import egoist.sim.report.figure.Land;
import egoist.sim.report.figure.SweepMap;
import egoist.sim.report.figure.Topology;
import egoist.sim.report.results.ResultFolder;
import egoist.sim.sweep.Point;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

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

    /**
     * What to draw.
     *
     * @param at the points of a sweep to take; where there is no sweep there is one, without values
     * @param dimensions the columns and the rows of the maps; empty for the first two there are
     * @param panels the dimension whose values stand side by side in one picture; empty for a picture each
     * @param epoch after which to draw topologies, its new links told from the others; {@link #END} for the end of the run
     */
    public record Choice(Predicate<Point> at, List<String> dimensions, String panels, int epoch) {
        /** For an epoch: the end of the run. */
        public static final int END = -1;

        /** Everything, each in a picture of its own, topologies at the end. */
        public static final Choice ALL = new Choice(point -> true, List.of(), "", END);
    }

    private record Group(String id, Map<String, String> at) {}

    private PlotFiles() {}

    /**
     * Draws all figures of the chosen points of a sweep, the maps over two of its dimensions and the topologies.
     *
     * @param directory of the pictures; made if need be
     * @return the files, in the order of the report
     * @throws IllegalArgumentException if the run does not vary the dimensions of the choice
     */
    public static List<Path> write(ResultFolder folder, Path directory, Format format, Choice choice)
            throws IOException {
        List<Drawing> drawings = drawings(folder, choice);
        Map<String, Picture> pictures = new LinkedHashMap<>();
        if (choice.panels.isEmpty()) {
            drawings.forEach(drawing -> single(pictures, drawing));
        } else {
            panels(pictures, drawings, choice.panels);
        }
        Files.createDirectories(directory);
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, Picture> picture : pictures.entrySet()) {
            Path file = directory.resolve(picture.getKey() + "." + format);
            try (OutputStream out = Files.newOutputStream(file)) {
                picture.getValue().save(out, format);
            }
            files.add(file);
        }
        return files;
    }

    private static void single(Map<String, Picture> pictures, Drawing drawing) {
        pictures.put(
                Settings.fileName(drawing.id(), drawing.at()),
                new Single(drawing.title() + " (" + Settings.told(drawing.at()) + ")", drawing));
    }

    /** What differs in nothing but a dimension comes into one picture; what has no such dimension stays by itself. */
    private static void panels(Map<String, Picture> pictures, List<Drawing> drawings, String by) {
        List<Drawing> apart = by.equals("policy")
                ? drawings.stream()
                        .flatMap(drawing ->
                                drawing.byPolicy().isEmpty() ? Stream.of(drawing) : drawing.byPolicy().stream())
                        .toList()
                : drawings;
        boolean any = false;
        for (Map.Entry<Group, List<Drawing>> group :
                Figures.groups(apart, drawing -> group(drawing, by)).entrySet()) {
            Map<String, String> at = group.getKey().at;
            Drawing first = group.getValue().get(0);
            if (group.getValue().size() == 1) {
                single(pictures, first);
                continue;
            }
            any = true;
            pictures.put(
                    Settings.fileName(first.id(), at) + ".by-" + Settings.fileName(by, Map.of()),
                    new Panels(first.title() + " (" + Settings.told(at) + ")", by, group.getValue()));
        }
        if (!any) {
            throw new IllegalArgumentException("nothing in this run has several values of '" + by
                    + "' to put side by side; panels are by policy, n, k or an axis of the sweep");
        }
    }

    private static Group group(Drawing drawing, String by) {
        Map<String, String> at = new LinkedHashMap<>(drawing.at());
        at.remove(by);
        return new Group(drawing.id(), at);
    }

    private static List<Drawing> drawings(ResultFolder folder, Choice choice) {
        List<Drawing> drawings = new ArrayList<>();
        List<String> policies = Figures.policies(folder.summary());
        List<Figure> figures = Figures.of(folder, choice.at);
        List<String> layers = figures.stream()
                .filter(figure -> figure.kind() == Figure.Kind.BARS)
                .flatMap(figure -> figure.series().stream())
                .map(Figure.Series::name)
                .distinct()
                .toList();
        for (Figure figure : figures) {
            drawings.add(
                    figure.kind() == Figure.Kind.BARS
                            ? new BarDrawing(figure, layers)
                            : new CurveDrawing(figure, policies, ""));
        }
        for (SweepMap map : maps(folder, choice)) {
            map.layers().forEach(layer -> drawings.add(new HeatDrawing(map, layer)));
        }
        Land land = Land.read();
        for (Topology topology : Topology.of(folder, choice.at)) {
            boolean end = choice.epoch == Choice.END;
            drawings.add(
                    new TopologyDrawing(topology, end ? topology.lastEpoch() : choice.epoch, !end, policies, land));
        }
        return drawings;
    }

    private static List<SweepMap> maps(ResultFolder folder, Choice choice) {
        List<Summary.Row> rows = folder.summary().stream()
                .filter(row -> choice.at.test(row.point()))
                .toList();
        List<String> varied = SweepMap.dimensions(rows);
        List<String> asked = choice.dimensions;
        if (!asked.isEmpty()) {
            if (asked.size() != 2 || !varied.containsAll(asked) || asked.get(0).equals(asked.get(1))) {
                throw new IllegalArgumentException("a map is over two of what the run varies"
                        + (varied.isEmpty() ? ", which is nothing" : ": " + String.join(", ", varied)));
            }
            return SweepMap.of(rows, asked.get(0), asked.get(1));
        }
        return varied.size() > 1 ? SweepMap.of(rows, varied.get(0), varied.get(1)) : List.of();
    }
}
