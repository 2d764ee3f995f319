package egoist.sim.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.sim.random.SeedStreams;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shared measurements, read by our models, have the figures that are published with them. */
class MeasuredMatricesTest {
    @ParameterizedTest
    @CsvSource({
        // file, rows, kind, min, median, p99 (ms), TIV (%), missing (%)
        "planetlab-490-t01,490,rtt,0.09,135,413,5.8,0",
        "seattle-99-median,99,rtt,0,170,2280,11,0",
        "wondernetwork-2018-242-avg,242,rtt,0.06,143,442,5.8,0.88",
        "wondernetwork-2020-222-avg,222,rtt,0.75,142,377,4.7,0",
        "cloud3-60-rtt,60,rtt,1.5,149,343,5.4,0",
        "cloud3-69-rtt,69,rtt,1.5,153,366,5.4,0",
        "cloud2-45-rtt,45,rtt,2,148,322,3.4,21",
        "aws-2025-33-p50,33,rtt,7.6,156,355,2.3,0",
        "ripe-country-2025-173-avg,173,rtt,0.3,179,407,3.4,55",
        "ripe-country-2025-core103-avg,103,rtt,6.4,184,400,2.2,2.0",
        "shadow-plab-303-latency,303,one-way,1,113,381,5.2,0",
    })
    void haveTheirPublishedFigures(
            String file, int rows, String kind, double min, double median, double p99, double tiv, double missing) {
        String path = MeasuredData.file(file + ".csv.gz");
        World world =
                Worlds.world("matrix", Map.of("file", path, "kind", kind, "choose", "first", "coverage", 0), rows, 1);
        int[][] delays = Worlds.delays(world);
        double scale = kind.equals("rtt") ? 1 : 0.5;
        double[] millis = Arrays.stream(Worlds.roundTripsMillis(delays))
                .map(v -> v * scale)
                .toArray();
        assertEquals(min, millis[0], 0.051 + min * 0.05, "min");
        assertEquals(median, Worlds.quantile(millis, 0.5), median * 0.01, "median");
        assertEquals(p99, Worlds.quantile(millis, 0.99), p99 * 0.02, "p99");
        assertEquals(tiv, 100 * Worlds.triangleViolations(delays), 0.6, "TIV");
        double gaps = 100.0 * (1 - millis.length / ((double) rows * (rows - 1)));
        assertEquals(missing, gaps, 0.6, "missing");
        assertEquals(missing > 0, !world.notes().isEmpty(), world.notes().toString());
    }

    @Test
    void subsetsAreDrawnAmongRowsThatAreMeasuredWell() {
        Network network =
                Worlds.network("matrix", Map.of("file", MeasuredData.file("ripe-country-2025-173-avg.csv.gz")));
        for (long seed = 1; seed <= 5; seed++) {
            World world = network.world(50, new SeedStreams(seed));
            assertEquals(50, Arrays.stream(world.rows()).distinct().count(), "seed " + seed);
            int gaps = 0;
            for (int[] row : Worlds.delays(world)) {
                for (int cost : row) {
                    gaps += cost < 0 ? 1 : 0;
                }
            }
            assertTrue(gaps - 50 < 0.05 * 50 * 49, gaps + " missing, seed " + seed);
            assertTrue(
                    world.notes().get(0).contains("54.89 % of ordered pairs have no measurement"),
                    world.notes().get(0));
        }
    }

    @Test
    void rowsOfAMatrixKnowTheirCities() {
        String path = MeasuredData.file("wondernetwork-2018-242-avg.csv.gz");
        World world = Worlds.world("matrix", Map.of("file", path, "choose", "first"), 242, 1);
        assertEquals("Adelaide", world.place(0).name());
        assertEquals(-34.93, world.place(0).latitudeDegrees(), 0.1);
        long located = 0;
        for (int peer = 0; peer < 242; peer++) {
            located += world.place(peer).located() ? 1 : 0;
        }
        assertTrue(located > 100, located + " of 242 cities located");
    }

    @Test
    void snapshotsFollowEachOther() {
        String first = MeasuredData.file("planetlab-490-t01.csv.gz");
        Map<String, Object> three = new HashMap<>(Map.of("file", first, "last", 3, "period", "1h", "choose", "first"));
        World world = Worlds.world("snapshots", three, 490, 1);
        World second = Worlds.world(
                "matrix", Map.of("file", MeasuredData.file("planetlab-490-t02.csv.gz"), "choose", "first"), 490, 1);
        long hour = 3_600_000_000L;
        for (int peer = 1; peer < 490; peer++) {
            assertEquals(second.delayMicros(0, peer, 0), world.delayMicros(0, peer, hour + 5));
            assertEquals(world.delayMicros(0, peer, 0), world.delayMicros(0, peer, 3 * hour));
        }
        three.put("after", "hold");
        World held = Worlds.world("snapshots", three, 490, 1);
        assertEquals(world.delayMicros(0, 1, 2 * hour), held.delayMicros(0, 1, 99 * hour));
    }

    @Test
    void coordinatesHaveTheirPublishedFigures() {
        String path = MeasuredData.file("king-1740-vivaldi2d-coords.csv.gz");
        int[][] delays = Worlds.delays(Worlds.world("coordinates", Map.of("file", path), 1740, 1));
        double[] millis = Worlds.roundTripsMillis(delays);
        assertEquals(152, Worlds.quantile(millis, 0.5), 1.5);
        assertEquals(690, Worlds.quantile(millis, 0.99), 7);
        assertEquals(0, Worlds.triangleViolations(delays), 0.001);
    }

    @Test
    void cloudsHaveDelayBandwidthAndLoadOnTheSameNodes() {
        Network network = new Network(
                LatencyModels.registry()
                        .get("matrix")
                        .create(Map.of("file", MeasuredData.file("cloud3-60-rtt.csv.gz"))),
                JitterModels.registry().get("none").create(Map.of()),
                LoadModels.registry()
                        .get("matrix-mean")
                        .create(Map.of("file", MeasuredData.file("cloud3-60-cpu-pct.csv.gz"))),
                BandwidthModels.registry()
                        .get("matrix")
                        .create(Map.of("file", MeasuredData.file("cloud3-60-bw-mbps.csv.gz"))),
                0);
        World world = network.world(50, new SeedStreams(3));
        Matrix bandwidths = Matrix.read(java.nio.file.Path.of(MeasuredData.file("cloud3-60-bw-mbps.csv.gz")), 1000);
        int[] rows = world.rows();
        int lightest = Integer.MAX_VALUE;
        int heaviest = 0;
        for (int a = 0; a < 50; a++) {
            for (int b = 0; b < 50; b++) {
                assertEquals(bandwidths.value(rows[a], rows[b]), world.bandwidthKbps(a, b, 0));
            }
            lightest = Math.min(lightest, world.loadThousandths(a, 0));
            heaviest = Math.max(heaviest, world.loadThousandths(a, 0));
        }
        // Row means of the 60 nodes run from 4.19 % to 46.46 %.
        assertTrue(lightest >= 42 && lightest < 60 && heaviest <= 465 && heaviest > 440, lightest + ".." + heaviest);
        assertEquals(List.of(), world.notes());
    }

    @Test
    void tracesAreLoadsOfMachines() {
        LoadModel trace = LoadModels.registry()
                .get("trace")
                .create(Map.of("file", MeasuredData.file("planetlab-cpu-20110303.csv.gz")));
        Placement placement = Worlds.network("euclidean", Map.of()).latency().place(1052, new SeedStreams(1));
        LoadModel.Loads loads = trace.start(placement, new SeedStreams(1));
        double sum = 0;
        for (int peer = 0; peer < 1052; peer++) {
            for (int sample = 0; sample < 288; sample++) {
                sum += loads.thousandths(peer, sample * 300_000_000L);
            }
        }
        // All machines once: the mean of the day, published as 9 to 12 %.
        assertEquals(0.105, sum / 1000 / (1052 * 288), 0.02);
        assertEquals(loads.thousandths(7, 0), loads.thousandths(7, 86_400_000_000L));
    }
}
