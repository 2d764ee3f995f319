package egoist.protocol.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.parameter.Registry;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTest {
    @Test
    void everyMetricKeepsItsContract() {
        SplittableRandom random = new SplittableRandom(1);
        for (Registry.Entry<Metric> entry : Metrics.registry().entries()) {
            Metric metric = entry.create(Map.of());
            assertEquals(entry.name(), metric.name());
            assertTrue(metric.noticeable() > 0);
            for (int i = 0; i < 1000; i++) {
                LinkSample sample = new LinkSample(
                        random.nextLong(1L << 40),
                        random.nextInt() & Integer.MAX_VALUE,
                        random.nextInt() & Integer.MAX_VALUE,
                        random.nextInt() & Integer.MAX_VALUE);
                int cost = metric.cost(sample);
                assertTrue(cost >= 0 && cost <= PathAlgebra.MAX_LINK_COST, entry.name() + ": " + sample);
                assertEquals(cost, metric.cost(sample));
            }
        }
    }

    @Test
    void delayIsHalfTheRoundTrip() {
        assertEquals(40_000, new DelayMetric().cost(new LinkSample(80_001, 9, 9, 9)));
        assertFalse(new DelayMetric().costIsOwnLoad());
    }

    @Test
    void loadIsThePeersOwn() {
        assertEquals(1500, new LoadMetric().cost(new LinkSample(80_000, 1500, 300, 9)));
        assertTrue(new LoadMetric().costIsOwnLoad());
    }

    @Test
    void bandwidthNotEstimatedIsNoLinkAndPathsAreAsWideAsTheirNarrowest() {
        Metric metric = new BandwidthMetric();
        assertEquals(PathAlgebra.NO_LINK, metric.cost(new LinkSample(1, 1, 1, 0)));
        assertEquals(8000, metric.cost(new LinkSample(1, 1, 1, 8000)));
        assertEquals(PathAlgebra.BOTTLENECK, metric.algebra());
        assertEquals(Metric.Probe.CHIRP, metric.probe());
    }

    @Test
    void theFirstSampleIsTakenAsItIs() {
        Smoothing smoothing = new Smoothing(0.1);
        assertEquals(PathAlgebra.NO_LINK, Smoothing.value(Smoothing.NONE));
        assertEquals(12_345, Smoothing.value(smoothing.next(Smoothing.NONE, 12_345)));
        int most = smoothing.next(Smoothing.NONE, PathAlgebra.MAX_LINK_COST);
        assertEquals(PathAlgebra.MAX_LINK_COST, Smoothing.value(smoothing.next(most, PathAlgebra.MAX_LINK_COST)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.1, 0.25, 0.5, 1})
    void followsTheExactAverageWithinAFewUnits(double weight) {
        SplittableRandom random = new SplittableRandom(2);
        Smoothing smoothing = new Smoothing(weight);
        int state = Smoothing.NONE;
        double exact = 0;
        for (int i = 0; i < 2000; i++) {
            int sample = 50_000 + random.nextInt(10_000);
            state = smoothing.next(state, sample);
            exact = i == 0 ? sample : exact + weight * (sample - exact);
            assertEquals(exact, Smoothing.value(state), 4.5, "sample " + i);
        }
    }

    @Test
    void overTimeForgetsByItsConstant() {
        Smoothing smoothing = Smoothing.overTime(1_000_000, 60_000_000);
        int state = smoothing.next(Smoothing.NONE, 0);
        for (int second = 0; second < 60; second++) {
            state = smoothing.next(state, 10_000);
        }
        assertEquals(10_000 * (1 - 1 / StrictMath.E), Smoothing.value(state), 10);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
    void weightsOutsideZeroToOneAreRefused(double weight) {
        assertThrows(IllegalArgumentException.class, () -> new Smoothing(weight));
    }
}
