package egoist.sim.network;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Parameters;
import egoist.sim.random.SeedStreams;
import java.util.List;

/**
 * Delays that mostly stay and sometimes move far, as measured delays do. Three things act on a pair of peers, each a pure
 * function of pair and time:
 *
 * <ul>
 *   <li>a <em>deviation</em> from the base, the same in both directions, redrawn when its hold ends (each pair has a phase
 *       of its own, so not all move at once). Half of the deviations are up, by 1 + x, half down, by 1 / (1 + x), where x has
 *       the given median, 90th and 99th percentile;
 *   <li>a <em>route shift</em> now and then, both ways, that makes the pair longer for a while;
 *   <li>what each <em>message</em> meets in queues, never negative, drawn for every message and direction.
 * </ul>
 *
 * <p>With the default settings two looks at a pair more than one hold apart differ by 0.5 % in the median, 10 % in the 90th
 * and 70 % in the 99th percentile (measured, 600 peers): between consecutive snapshots of 490 PlanetLab nodes those were 0.1
 * to 0.6 %, 8 to 14 % and 40 to 130 %. What messages add follows the mean deviation of WonderNetwork pings of 2018 (0.6, 7.6
 * and 49 % of the mean), a part of which the deviations above already account for.
 */
final class HeavyTailedJitter implements JitterModel {
    static final List<Parameter> PARAMETERS = List.of(
            Parameter.duration("hold", "1h", "1s", "365d", "how long a pair keeps its deviation from the base"),
            Parameter.number("median", 0.0015, 0, 10, "median deviation relative to the base (0.01 = 1 %)"),
            Parameter.number("p90", 0.045, 0, 10, "90th percentile of the deviation"),
            Parameter.number("p99", 0.45, 0, 10, "99th percentile of the deviation"),
            Parameter.number("shift-rate", 0.5, 0, 10_000, "route shifts of a pair per day"),
            Parameter.number("shift-size", 0.3, 0, 10, "median added delay of a shift relative to the base"),
            Parameter.duration("shift-duration", "20m", "1s", "365d", "how long a shift lasts"),
            Parameter.number("message-median", 0.003, 0, 10, "median of what a message meets, relative to the link"),
            Parameter.number("message-p90", 0.02, 0, 10, "90th percentile of that"),
            Parameter.number("message-p99", 0.2, 0, 10, "99th percentile of that"));

    private static final double MICROS_PER_DAY = 86_400e6;

    private final long holdMicros;
    private final long[] deviations;
    private final long shiftMicros;
    private final long shiftThreshold;
    private final long[] shifts;
    private final long[] messages;

    HeavyTailedJitter(Parameters parameters) {
        double median = parameters.number("median");
        double p90 = parameters.number("p90");
        double p99 = parameters.number("p99");
        ordered("median", median, "p90", p90, "p99", p99);
        double messageMedian = parameters.number("message-median");
        double messageP90 = parameters.number("message-p90");
        double messageP99 = parameters.number("message-p99");
        ordered("message-median", messageMedian, "message-p90", messageP90, "message-p99", messageP99);
        this.holdMicros = parameters.micros("hold");
        this.deviations = Quantiles.factorTable(u -> u < 0.5
                ? 1 / (1 + Quantiles.pieces(median, p90, p99, 1 - 2 * u))
                : 1 + Quantiles.pieces(median, p90, p99, 2 * u - 1));
        this.messages = Quantiles.factorTable(u -> 1 + Quantiles.pieces(messageMedian, messageP90, messageP99, u));
        this.shiftMicros = parameters.micros("shift-duration");
        double probability = parameters.number("shift-rate") * shiftMicros / MICROS_PER_DAY;
        if (probability > 1) {
            throw new IllegalArgumentException("'shift-rate' times 'shift-duration' is " + probability
                    + " days of shift a day; it must be at most 1");
        }
        this.shiftThreshold = Math.round(probability * 0x1.0p53);
        double size = parameters.number("shift-size");
        this.shifts = Quantiles.factorTable(u -> 1 + Quantiles.logLogistic(size, 0.3, u));
    }

    private static void ordered(String a, double low, String b, double middle, String c, double high) {
        if (low > middle || middle > high) {
            throw new IllegalArgumentException("'" + a + "' (" + low + ") must not exceed '" + b + "' (" + middle
                    + "), nor that '" + c + "' (" + high + ")");
        }
    }

    @Override
    public Jitter start(SeedStreams seeds) {
        return new Running(this, seeds.seed("jitter", -1));
    }

    /** The jitter of one world. */
    private record Running(HeavyTailedJitter model, long seed) implements Jitter {
        private static final int SHIFT = 1;
        private static final int SIZE = 2;

        @Override
        public int linkMicros(int baseMicros, int from, int to, long atMicros) {
            long pair = PairHash.ofBoth(seed, from, to);
            long hold = (atMicros + phase(pair, model.holdMicros)) / model.holdMicros;
            long micros = Quantiles.times(baseMicros, model.deviations, PairHash.then(pair, hold));
            if (model.shiftThreshold > 0) {
                long window = (atMicros + phase(pair, model.shiftMicros)) / model.shiftMicros;
                long shift = PairHash.then(PairHash.then(pair, window), SHIFT);
                if (shift >>> 11 < model.shiftThreshold) {
                    micros = Quantiles.times(clamp(micros), model.shifts, PairHash.then(shift, SIZE));
                }
            }
            return clamp(micros);
        }

        @Override
        public boolean changes() {
            return true;
        }

        @Override
        public int messageMicros(int linkMicros, int from, int to, long atMicros) {
            long draw = PairHash.then(PairHash.of(seed, from, to), atMicros);
            return clamp(Quantiles.times(linkMicros, model.messages, draw));
        }

        /** Each pair has its own phase, so that holds and shifts of different pairs end at different times. */
        private static long phase(long pair, long periodMicros) {
            return Math.multiplyHigh(pair >>> 1, 2 * periodMicros);
        }

        private static int clamp(long micros) {
            return (int) Math.max(1, Math.min(micros, PathAlgebra.MAX_LINK_COST));
        }
    }
}
