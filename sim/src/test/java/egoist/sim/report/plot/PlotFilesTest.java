package egoist.sim.report.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.sim.report.SampleRun;
import egoist.sim.report.figure.Figure;
import egoist.sim.report.figure.Figures;
import egoist.sim.report.figure.PolicyStyle;
import egoist.sim.report.results.ResultFolder;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
        List<Path> files = PlotFiles.write(run, folder.resolve("png"), PlotFiles.Format.PNG);
        Set<String> names =
                files.stream().map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        for (Figure figure : Figures.of(run)) {
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
        List<Path> first = PlotFiles.write(small, folder.resolve("first"), PlotFiles.Format.SVG);
        List<Path> second = PlotFiles.write(small, folder.resolve("second"), PlotFiles.Format.SVG);
        for (int i = 0; i < first.size(); i++) {
            assertArrayEquals(
                    Files.readAllBytes(first.get(i)),
                    Files.readAllBytes(second.get(i)),
                    first.get(i).toString());
        }
        assertTrue(Files.readString(first.get(0)).contains("<svg"));
    }
}
