package egoist.sim.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The generated world looks like the measured ones. */
class GeographicLatencyTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void looksLikeMeasuredMatrices(long seed) {
        int[][] delays = Worlds.delays(Worlds.world("geographic", Map.of(), 250, seed));
        double[] millis = Worlds.roundTripsMillis(delays);
        // Measured: PlanetLab 6, 59, 135, 202, 413 ms; WonderNetwork 9, 77, 143, 217, 442 ms.
        between(5, 15, Worlds.quantile(millis, 0.01), "1st percentile", seed);
        between(55, 95, Worlds.quantile(millis, 0.25), "lower quartile", seed);
        between(120, 160, Worlds.quantile(millis, 0.5), "median", seed);
        between(175, 225, Worlds.quantile(millis, 0.75), "upper quartile", seed);
        between(310, 560, Worlds.quantile(millis, 0.99), "99th percentile", seed);
        between(0.03, 0.06, Worlds.triangleViolations(delays), "triangle violations", seed);
        between(0.02, 0.10, Worlds.asymmetry(delays), "asymmetry", seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void smallWorldsHaveDetoursWorthTakingToo(long seed) {
        // A sample of 50 scatters: random 50-node subsets of the PlanetLab matrix have 4 to 8 %.
        int[][] delays = Worlds.delays(Worlds.world("geographic", Map.of(), 50, seed));
        between(0.02, 0.08, Worlds.triangleViolations(delays), "triangle violations", seed);
    }

    @Test
    void straightLinesHaveNoTriangleViolations() {
        Map<String, Object> straight = Map.of("inflation", 0, "detours", 0, "asymmetry", 0, "access", "0us");
        World world = Worlds.world("geographic", straight, 120, 4);
        int[][] delays = Worlds.delays(world);
        between(0, 0.001, Worlds.triangleViolations(delays), "triangle violations", 4);
        assertEquals(0, Worlds.asymmetry(delays));
    }

    @Test
    void delaysFollowTheGlobe() {
        City london = Cities.WORLD.find("London").orElseThrow();
        City sydney = Cities.WORLD.find("Sydney").orElseThrow();
        City honolulu = Cities.WORLD.find("Honolulu").orElseThrow();
        City auckland = Cities.WORLD.find("Auckland").orElseThrow();
        assertEquals(16_994, london.kilometresTo(sydney), 40);
        assertEquals(sydney.kilometresTo(london), london.kilometresTo(sydney), 1e-6);
        // Across the date line, not around the world.
        assertEquals(7_065, honolulu.kilometresTo(auckland), 60);
        assertEquals(0, london.kilometresTo(london));
    }

    @Test
    void thePaperMixIsMostlyNorthAmerican() {
        Map<String, String> regionOf = new HashMap<>();
        Cities.WORLD.all().forEach(city -> regionOf.put(city.name(), city.region()));
        World world = Worlds.world("geographic", Map.of("mix", "egoist-2008"), 5000, 2);
        Map<String, Integer> counts = new HashMap<>();
        for (int peer = 0; peer < world.peers(); peer++) {
            counts.merge(regionOf.get(world.place(peer).name()), 1, Integer::sum);
        }
        assertEquals(0.60, counts.get("north-america") / 5000.0, 0.03, counts.toString());
        assertEquals(0.22, counts.get("europe") / 5000.0, 0.03, counts.toString());
        assertEquals(0.14, counts.get("asia") / 5000.0, 0.03, counts.toString());
        assertEquals(0, counts.getOrDefault("africa", 0));
    }

    @Test
    void cityTableIsSound() {
        Set<String> names = new HashSet<>();
        for (City city : Cities.WORLD.all()) {
            assertTrue(names.add(city.name()), "twice: " + city.name());
            assertTrue(City.REGIONS.contains(city.region()), city.toString());
            assertTrue(
                    Math.abs(city.latitudeDegrees()) <= 70 && Math.abs(city.longitudeDegrees()) <= 180,
                    city.toString());
            assertTrue(city.weight() > 0, city.toString());
            assertTrue(city.place().located(), city.toString());
        }
        assertTrue(names.size() > 200, names.size() + " cities");
    }

    @Test
    void tenThousandPeersNeedNoSquareOfThem() {
        World world = Worlds.world("geographic", Map.of(), 10_000, 1);
        int[] row = new int[10_000];
        world.delayRow(9_999, 0, row);
        assertEquals(-1, row[9_999]);
        assertEquals(world.delayMicros(9_999, 17, 0), row[17]);
    }

    private static void between(double low, double high, double value, String what, long seed) {
        assertTrue(
                value >= low && value <= high, what + " " + value + " not in " + low + ".." + high + ", seed " + seed);
    }
}
