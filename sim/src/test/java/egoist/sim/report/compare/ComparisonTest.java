package egoist.sim.report.compare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.sim.report.ResultTable.Format;
import egoist.sim.report.SampleRun;
import egoist.sim.report.results.ResultFolder;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComparisonTest {
    @TempDir
    private Path folder;

    private ResultFolder run(String name, SampleRun run) throws IOException {
        return ResultFolder.open(run.sizes(8).degrees(2).epochs(3).write(folder.resolve(name)));
    }

    private static Comparison compare(ResultFolder a, ResultFolder b) {
        return Comparison.of(a, b, Quantity.COST, 0.05, 0);
    }

    @Test
    void aRunIsNoBetterThanItself() throws IOException {
        Comparison comparison = compare(run("a", new SampleRun()), run("b", new SampleRun()));
        assertEquals(4, comparison.rows().size());
        assertFalse(comparison.regressed());
        for (Comparison.Row row : comparison.rows()) {
            assertEquals(Comparison.Verdict.SAME, row.verdict());
            assertEquals(1, row.pValue());
        }
    }

    @Test
    void slowerIsWorseAndFasterIsBetter() throws IOException {
        ResultFolder plain = run("plain", new SampleRun());
        ResultFolder slow = run("slow", new SampleRun().slow(110));
        assertTrue(compare(plain, slow).regressed());
        Comparison back = compare(slow, plain);
        assertFalse(back.regressed());
        for (Comparison.Row row : back.rows()) {
            assertEquals(Comparison.Verdict.BETTER, row.verdict(), row.toString());
            assertEquals(-1 / 11.0, row.relative(), 0.02);
        }
        assertFalse(Comparison.of(plain, slow, Quantity.COST, 0.05, 0.2).regressed(), "within the tolerance");
    }

    @Test
    void oneSeedProvesNothing() throws IOException {
        Comparison comparison = compare(
                run("a", new SampleRun().seeds(1)),
                run("b", new SampleRun().seeds(1).slow(150)));
        assertFalse(comparison.regressed());
        for (Comparison.Row row : comparison.rows()) {
            assertEquals(Comparison.Verdict.TOO_FEW, row.verdict());
        }
    }

    @Test
    void whatOnlyOneHasIsTold() throws IOException {
        Comparison comparison = compare(
                run("a", new SampleRun().without("k-closest")),
                run("b", new SampleRun().without("k-random").worldSeed(9)));
        assertEquals("k-random", comparison.onlyA().get(0).policy());
        assertEquals("k-closest", comparison.onlyB().get(0).policy());
        assertFalse(comparison.sameSeed());
        String text = ComparisonTable.of(comparison, Format.TABLE);
        assertTrue(text.contains("only in A: k-random (delay, n = 8, k = 2)"), text);
        assertTrue(text.contains("different worlds"), text);
    }

    @Test
    void policiesOfARunAgainstOneOfThem() throws IOException {
        ResultFolder run = run("run", new SampleRun());
        Comparison comparison = Comparison.within(run, "best-response", Quantity.COST, 0.05, 0);
        assertEquals(3, comparison.rows().size(), "everyone but itself");
        for (int i = 0; i < 3; i++) {
            Comparison.Row row = comparison.rows().get(i);
            assertFalse(row.treatment().policy().equals("best-response"));
            assertEquals(
                    row.treatment().policy().equals("full-mesh"),
                    row.meanB() < row.meanA(),
                    "only the mesh is cheaper");
            assertTrue(row.pValue() >= 0 && row.pValue() <= 1);
        }
        assertTrue(comparison.regressed());
        Comparison other = Comparison.within(run, "k-random", Quantity.COST, 0.05, 0);
        assertEquals(3, other.rows().size());
        IllegalArgumentException nobody = assertThrows(
                IllegalArgumentException.class, () -> Comparison.within(run, "best", Quantity.COST, 0.05, 0));
        assertTrue(String.valueOf(nobody.getMessage()).contains("k-closest"), nobody.getMessage());
    }

    @Test
    void holmRaisesProbabilitiesStepByStep() {
        double[] adjusted = Comparison.holm(new double[] {0.04, 0.01, Double.NaN, 0.03});
        assertArrayEquals(new double[] {0.06, 0.03, Double.NaN, 0.06}, adjusted, 1e-12);
    }

    @Test
    void knownProbability() {
        // t = 2.2 / (sqrt(3.7) / sqrt(5)) = 2.5574 with 4 degrees of freedom.
        assertEquals(0.0628, Comparison.pValue(new double[] {1, 5, 0, 2, 3}), 0.0005);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void everyFormatTellsTheVerdict(Format format) throws IOException {
        Comparison comparison = compare(run("plain", new SampleRun()), run("slow", new SampleRun().slow(110)));
        assertTrue(ComparisonTable.of(comparison, format).contains("worse"));
    }
}
