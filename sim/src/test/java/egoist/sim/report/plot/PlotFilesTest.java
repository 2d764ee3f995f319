package egoist.sim.report.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.sim.cli.SimCli;
import egoist.sim.report.SampleRun;
import egoist.sim.report.figure.Figure;
import egoist.sim.report.figure.Figures;
import egoist.sim.report.figure.PolicyStyle;
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
        List<Path> files = PlotFiles.write(run, folder.resolve("png"), PlotFiles.Format.PNG, point -> true, List.of());
        Set<String> names =
                files.stream().map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        for (Figure figure : Figures.of(run, point -> true)) {
            String suffix = figure.kind() == Figure.Kind.HEAT ? ".best-response.png" : ".png";
            assertTrue(names.contains(figure.fileName() + suffix), figure.fileName() + " in " + names);
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
        List<Path> first =
                PlotFiles.write(small, folder.resolve("first"), PlotFiles.Format.SVG, point -> true, List.of());
        List<Path> second =
                PlotFiles.write(small, folder.resolve("second"), PlotFiles.Format.SVG, point -> true, List.of());
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
        BufferedImage map = ImageIO.read(swept.resolve("plots/sweep-cost.delay.game.epochs-k.k-random.png")
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
            assertTrue(names.contains("sweep-ratio.delay.k-game.epochs.k-random.png"), names.toString());
            assertTrue(names.stream().noneMatch(name -> name.contains("epochs-6")), names.toString());
        }
        assertEquals(2, egoist("plot", swept.toString(), "--map", "k,n"));
        assertEquals(2, egoist("plot", swept.toString(), "--at", "epochs = 3"));
        assertEquals(2, egoist("plot", swept.toString(), "--at", "game.epochs = 9"));
    }

    private static int egoist(String... arguments) {
        return SimCli.commandLine()
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(arguments);
    }
}
