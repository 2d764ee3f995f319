package egoist.sim.report.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.sim.cli.SimCli;
import egoist.sim.report.SampleRun;
import egoist.sim.report.figure.Figure;
import egoist.sim.report.figure.Figures;
import egoist.sim.report.figure.PolicyStyle;
import egoist.sim.report.figure.Topology;
import egoist.sim.report.figure.World;
import egoist.sim.report.results.ResultFolder;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlotFilesTest {
    @TempDir
    static Path folder;

    private static ResultFolder run;

    @BeforeAll
    static void write() throws IOException {
        run = ResultFolder.open(new SampleRun().sizes(8, 10).epochs(4).write(folder.resolve("run")));
    }

    @Test
    void everyFigureBecomesAPicture() throws IOException {
        List<Path> files = PlotFiles.write(run, folder.resolve("png"), PlotFiles.Format.PNG, PlotFiles.Choice.ALL);
        Set<String> names =
                files.stream().map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        for (Figure figure : Figures.of(run, point -> true)) {
            String name = Settings.fileName(figure.id(), Settings.of(figure.setting(), "")) + ".png";
            assertTrue(names.contains(name), name + " in " + names);
        }
        for (String name : List.of(
                "cost-k.delay.n10",
                "paths.delay.n8.k3",
                "sweep-ratio.n-k.delay.best-response",
                "topology.delay.n10.k2.k-closest")) {
            assertTrue(names.contains(name + ".png"), name + " in " + names);
        }
        assertEquals(files.size(), names.size(), "no picture overwrites another");
        BufferedImage cost =
                ImageIO.read(folder.resolve("png/cost-k.delay.n10.png").toFile());
        List<String> policies = Figures.policies(run.summary());
        for (String policy : policies) {
            int color = Color.decode(PolicyStyle.of(policy, policies).color()).getRGB();
            assertTrue(pixels(cost, color) > 100, "the curve of " + policy + " has its colour");
        }
    }

    private static int pixels(BufferedImage picture, int color) {
        int[] all = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        return (int) Arrays.stream(all).filter(pixel -> pixel == color).count();
    }

    @Test
    void vectorsAreTheSameEveryTime() throws IOException {
        ResultFolder small =
                ResultFolder.open(new SampleRun().sizes(8).degrees(2).epochs(3).write(folder.resolve("small")));
        List<Path> first = PlotFiles.write(small, folder.resolve("first"), PlotFiles.Format.SVG, PlotFiles.Choice.ALL);
        List<Path> second =
                PlotFiles.write(small, folder.resolve("second"), PlotFiles.Format.SVG, PlotFiles.Choice.ALL);
        for (int i = 0; i < first.size(); i++) {
            assertArrayEquals(
                    Files.readAllBytes(first.get(i)),
                    Files.readAllBytes(second.get(i)),
                    first.get(i).toString());
        }
        assertTrue(Files.readString(first.get(0)).contains("<svg"));
    }

    @Test
    void ofASweepEveryPointAndItsMapsAreDrawn() throws IOException {
        Path scenario = Files.writeString(folder.resolve("sweep.yaml"), """
                peers: 8
                k: [2, 3]
                seeds: 2
                policies: [best-response, k-random]
                game: {start: joins}
                sweep:
                  game.epochs: [1, 2, 3, 4, 5, 6, 7, 8]
                """);
        Path swept = folder.resolve("sweep");
        assertEquals(0, egoist("run", scenario.toString(), "--out", swept.toString(), "--quiet"));
        assertEquals(0, egoist("plot", swept.toString()));
        for (int epochs = 1; epochs <= 8; epochs++) {
            assertTrue(
                    Files.exists(swept.resolve("plots/cost-k.delay.n8.game.epochs-" + epochs + ".png")),
                    epochs + " epochs");
        }
        BufferedImage map = ImageIO.read(swept.resolve("plots/sweep-cost.game.epochs-k.delay.k-random.png")
                .toFile());
        assertTrue(pixels(map, Color.BLACK.getRGB()) > 100, "axes are named");
        Set<Integer> colours = new HashSet<>();
        for (int x = 100; x < 700; x += 10) {
            colours.add(map.getRGB(x, 150));
        }
        assertTrue(!colours.equals(Set.of(Color.WHITE.getRGB())), "fields are coloured");

        Path some = folder.resolve("some");
        assertEquals(
                0,
                egoist(
                        "plot",
                        swept.toString(),
                        "--at",
                        "game.epochs > 6",
                        "--map",
                        "k,game.epochs",
                        "--out",
                        some.toString()));
        try (Stream<Path> files = Files.list(some)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            assertTrue(names.contains("sweep-ratio.k-game.epochs.delay.k-random.png"), names.toString());
            assertTrue(names.stream().noneMatch(name -> name.contains("epochs-6")), names.toString());
        }
        assertEquals(2, egoist("plot", swept.toString(), "--map", "k,n"));
        assertEquals(2, egoist("plot", swept.toString(), "--at", "epochs = 3"));
        assertEquals(2, egoist("plot", swept.toString(), "--at", "game.epochs = 9"));
    }

    @Test
    void panelsOfAPictureShareTheirScale() throws IOException {
        Path panels = folder.resolve("panels");
        assertEquals(0, egoist("plot", run.directory().toString(), "--panels", "policy", "--out", panels.toString()));
        BufferedImage costs =
                ImageIO.read(panels.resolve("cost-k.delay.n10.by-policy.png").toFile());
        List<String> policies = Figures.policies(run.summary());
        for (String policy : policies) {
            int color = Color.decode(PolicyStyle.of(policy, policies).color()).getRGB();
            assertTrue(pixels(costs, color) > 40, "a panel has the curve of " + policy);
        }
        Figure cost = Figures.of(run, point -> true).get(0);
        Set<Scale> scales = policies.stream()
                .map(policy -> new CurveDrawing(cost, policies, policy).scale())
                .collect(Collectors.toSet());
        assertEquals(1, scales.size(), "every panel makes room for the curves of all policies");
        assertTrue(Files.exists(panels.resolve("topology.delay.n8.k2.by-policy.png")));
        assertEquals(0, egoist("plot", run.directory().toString(), "--panels", "n", "--out", panels.toString()));
        assertTrue(Files.exists(panels.resolve("cost-k.delay.by-n.png")));
        assertEquals(2, egoist("plot", run.directory().toString(), "--panels", "loss"));
    }

    @Test
    void linksAreDrawnAfterAnyEpoch() throws IOException {
        Path first = folder.resolve("first-links");
        Path last = folder.resolve("last-links");
        assertEquals(0, egoist("plot", run.directory().toString(), "--epoch", "0", "--out", first.toString()));
        assertEquals(0, egoist("plot", run.directory().toString(), "--epoch", "4", "--out", last.toString()));
        String name = "topology.delay.n10.k2.best-response.png";
        BufferedImage start = ImageIO.read(first.resolve(name).toFile());
        BufferedImage end = ImageIO.read(last.resolve(name).toFile());
        int differing = 0;
        for (int x = 0; x < start.getWidth(); x++) {
            for (int y = 60; y < 500; y++) {
                differing += start.getRGB(x, y) == end.getRGB(x, y) ? 0 : 1;
            }
        }
        assertTrue(differing > 500, "best responses have moved links: " + differing + " pixels differ");
        assertTrue(pixels(start, new Color(0xeceff2).getRGB()) > 5000, "land is drawn under peers on the earth");
        assertEquals(2, egoist("plot", run.directory().toString(), "--epoch", "-1"));
    }

    @Test
    void peersWithoutAPlaceStandOnACircle() throws IOException {
        Path scenario = Files.writeString(
                folder.resolve("plane.yaml"),
                "peers: 9\nk: 2\nseeds: 1\npolicies: [k-regular]\nnetwork: {latency: transit-stub}\n");
        Path out = folder.resolve("plane");
        assertEquals(0, egoist("run", scenario.toString(), "--out", out.toString(), "--quiet"));
        List<Topology> topologies = Topology.of(ResultFolder.open(out), point -> true);
        assertEquals(World.Kind.CIRCLE, topologies.get(0).world().kind());
        assertEquals(
                18,
                topologies.get(0).linksAfter(topologies.get(0).lastEpoch()).values().stream()
                        .mapToInt(List::size)
                        .sum());
        assertEquals(0, egoist("plot", out.toString()));
        BufferedImage picture = ImageIO.read(
                out.resolve("plots/topology.delay.n9.k2.k-regular.png").toFile());
        assertTrue(pixels(picture, Key.INK.getRGB()) > 9 * 15, "nine peers are drawn");
    }

    private static int egoist(String... arguments) {
        return SimCli.commandLine()
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(arguments);
    }
}
