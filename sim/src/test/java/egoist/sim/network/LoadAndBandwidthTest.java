package egoist.sim.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.sim.random.SeedStreams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Loads and bandwidths: generated ones are distributed as they say, measured ones are what the files hold. */
class LoadAndBandwidthTest {
    private static final SeedStreams SEEDS = new SeedStreams(6);

    @TempDir
    Path folder;

    private static Placement placement(int peers) {
        return LatencyModels.registry().get("euclidean").create(Map.of()).place(peers, SEEDS);
    }

    private String write(String content) throws IOException {
        return Files.writeString(folder.resolve("f.csv"), content).toString();
    }

    @Test
    void generatedLoadsAreHeavyTailedAndPersistent() {
        LoadModel.Loads loads =
                LoadModels.registry().get("synthetic").create(Map.of()).start(placement(4000), SEEDS);
        double[] means = new double[4000];
        int close = 0;
        for (int peer = 0; peer < 4000; peer++) {
            double sum = 0;
            for (int hour = 0; hour < 24; hour++) {
                sum += loads.thousandths(peer, hour * 3_600_000_000L);
            }
            means[peer] = sum / 24;
            double now = loads.thousandths(peer, 7_200_000_000L);
            double next = loads.thousandths(peer, 7_260_000_000L);
            close += Math.abs(next - now) <= 0.5 * now ? 1 : 0;
        }
        Arrays.sort(means);
        // CPU of PlanetLab machines: 1.4, 6.8 and 34 %.
        assertEquals(14, Worlds.quantile(means, 0.1), 5);
        assertEquals(68, Worlds.quantile(means, 0.5), 15);
        assertEquals(340, Worlds.quantile(means, 0.9), 80);
        assertTrue(close > 3200, close + " of 4000 within half of their load after a minute");
    }

    @Test
    void loadFilesGiveEachRowItsLoad() throws IOException {
        LoadModel model =
                LoadModels.registry().get("file").create(Map.of("file", write("0.5\n2\n0\n"), "unit", "load"));
        LoadModel.Loads loads = model.start(placement(3), SEEDS);
        assertEquals(
                List.of(500, 2000, 1),
                List.of(loads.thousandths(0, 0), loads.thousandths(1, 9), loads.thousandths(2, 0)));
        NetworkDataException refusal = assertThrows(NetworkDataException.class, () -> model.start(placement(4), SEEDS));
        assertTrue(refusal.getMessage()
                .endsWith("has loads for 3 rows, but peer 3 sits on row 3 (from 0) of the network"));
    }

    @Test
    void theLoadOfAMatrixIsItsRowMeanWithoutDiagonalAndGaps() throws IOException {
        LoadModel model = LoadModels.registry()
                .get("matrix-mean")
                .create(Map.of("file", write("99,4.1,8.25\n10,99,nan\n0,0,99\n")));
        LoadModel.Loads loads = model.start(placement(3), SEEDS);
        assertEquals(62, loads.thousandths(0, 0));
        assertEquals(100, loads.thousandths(1, 0));
        assertEquals(1, loads.thousandths(2, 0));
        String empty = write("99,1\nnan,99\n");
        var entry = LoadModels.registry().get("matrix-mean");
        NetworkDataException refusal =
                assertThrows(NetworkDataException.class, () -> entry.create(Map.of("file", empty)));
        assertTrue(refusal.getMessage().endsWith(":2:1: the row holds no measurement, so the node has no load"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file|'1,2\n'|:1:3: field 2: a line holds one load",
                "file|'nan\n'|:1:1: field 1: is nan; every load must be given",
                "file|'-1\n'|:1:1: field 1: '-1' is negative",
                "file|'\n'|: holds only empty lines",
                "file|'99999999\n'|:1:1: field 1: '99999999' is too large: at most 6710886.3 is possible; is the unit right?",
                "trace|'a\n'|:1:1: has a name but no samples",
                "trace|'a,1,x\n'|:1:5: field 3: 'x' is not a number",
                "trace|'a,1\n\nb,2\n'|:2:1: is empty; empty lines may stand only at the end",
                "matrix-mean|'1,2\n'|: has 1 line of 2 numbers; a matrix must be square",
            })
    void badLoadFilesAreRefused(String model, String content, String message) throws IOException {
        String file = write(content);
        var entry = LoadModels.registry().get(model);
        NetworkDataException refusal =
                assertThrows(NetworkDataException.class, () -> entry.create(Map.of("file", file)));
        assertEquals(file + message, refusal.getMessage());
    }

    @Test
    void generatedBandwidthIsTheNarrowestOfThreeAndDiffersByDirection() {
        Map<String, Object> idle = Map.of("busy", 0, "path-mbps", 60_000, "path-spread", 0);
        BandwidthModel.Bandwidths access =
                BandwidthModels.registry().get("synthetic").create(idle).start(placement(300), SEEDS);
        for (int a = 0; a < 296; a++) {
            // Where only uplinks and downlinks count, both ways to pair two senders with two receivers are as narrow.
            int straight = Math.min(access.kbps(a, a + 1, 0), access.kbps(a + 2, a + 3, 0));
            assertEquals(straight, Math.min(access.kbps(a, a + 3, 0), access.kbps(a + 2, a + 1, 0)));
        }
        BandwidthModel.Bandwidths usual =
                BandwidthModels.registry().get("synthetic").create(Map.of()).start(placement(300), SEEDS);
        int wider = 0;
        int different = 0;
        for (int a = 0; a < 299; a++) {
            int b = a + 1;
            different += usual.kbps(a, b, 0) == usual.kbps(b, a, 0) ? 0 : 1;
            int best = 0;
            for (int via = 0; via < 300; via++) {
                best = via == a || via == b
                        ? best
                        : Math.max(best, Math.min(usual.kbps(a, via, 0), usual.kbps(via, b, 0)));
            }
            wider += best > usual.kbps(a, b, 0) ? 1 : 0;
        }
        assertTrue(different > 290, different + " pairs differ by direction");
        assertTrue(wider > 150, wider + " of 299 pairs are wider over a third peer");
    }

    @Test
    void measuredBandwidthsKeepTheirGapsAndSaySo() throws IOException {
        BandwidthModel model = BandwidthModels.registry()
                .get("matrix")
                .create(Map.of("file", write("nan,2.5,nan\n1,nan,3\n0,7,nan\n")));
        BandwidthModel.Bandwidths bandwidths = model.start(placement(3), SEEDS);
        assertEquals(2500, bandwidths.kbps(0, 1, 0));
        assertEquals(-1, bandwidths.kbps(0, 2, 0));
        assertEquals(1, bandwidths.kbps(2, 0, 0));
        assertEquals(
                List.of("f.csv: 1 of 6 links between the peers chosen have no measured bandwidth and cannot be chosen"),
                bandwidths.notes());
        assertThrows(NetworkDataException.class, () -> model.start(placement(4), SEEDS));
    }
}
