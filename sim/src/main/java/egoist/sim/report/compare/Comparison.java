package egoist.sim.report.compare;

import egoist.sim.report.Interval;
import egoist.sim.report.results.ResultFolder;
import egoist.sim.report.results.ResultRows.Run;
import egoist.sim.report.results.Treatment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.inference.TTest;

/**
 * What changed from a run A to a run B, or from one policy A of a run to each other B: for each treatment both have, the
 * differences B - A seed by seed, tested by a paired t-test, the p-values raised by Holm's method for the number of treatments
 * looked at.
 *
 * @param onlyA treatments that only A has
 * @param onlyB treatments that only B has
 * @param sameSeed whether both runs give the same scenario seed, so that pairs met the same worlds
 */
public record Comparison(
        Quantity quantity, List<Row> rows, List<Treatment> onlyA, List<Treatment> onlyB, boolean sameSeed) {

    /** What a row says about B. */
    public enum Verdict {
        BETTER("better"),
        WORSE("worse"),
        SAME("no difference"),
        TOO_FEW("too few seeds");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        /** In words. */
        @Override
        public String toString() {
            return words;
        }
    }

    /**
     * One treatment.
     *
     * @param difference mean of B - A over the pairs
     * @param relative difference over A's mean; NaN if that is 0
     * @param pValue of no difference, adjusted for the number of rows; NaN with fewer than two pairs
     */
    public record Row(
            Treatment treatment,
            double meanA,
            double meanB,
            Interval difference,
            double relative,
            double pValue,
            Verdict verdict) {}

    private record Pairs(Treatment treatment, double[] a, double[] b) {}

    /**
     * Compares two runs.
     *
     * @param level a difference counts if its adjusted p-value is below this, 0 to 1
     * @param tolerance and if it is more than this share of A's mean, at least 0
     */
    public static Comparison of(ResultFolder a, ResultFolder b, Quantity quantity, double level, double tolerance) {
        Map<Treatment, Map<Integer, Double>> valuesA = values(a, quantity);
        Map<Treatment, Map<Integer, Double>> valuesB = values(b, quantity);
        String seedA = a.manifest().path("seed").asString("");
        boolean sameSeed =
                !seedA.isEmpty() && seedA.equals(b.manifest().path("seed").asString(""));
        return of(valuesA, valuesB, quantity, level, tolerance, sameSeed);
    }

    /**
     * Compares the policies of one run with one of them: A is that policy in the same setting, B each other.
     *
     * @param against label of the policy to compare with
     * @throws IllegalArgumentException naming the policies there are, if it was not run
     */
    public static Comparison within(
            ResultFolder run, String against, Quantity quantity, double level, double tolerance) {
        Map<Treatment, Map<Integer, Double>> values = values(run, quantity);
        Map<Treatment, Map<Integer, Double>> others = new LinkedHashMap<>();
        Map<Treatment, Map<Integer, Double>> references = new LinkedHashMap<>();
        Set<String> policies = new LinkedHashSet<>();
        for (Map.Entry<Treatment, Map<Integer, Double>> entry : values.entrySet()) {
            Treatment treatment = entry.getKey();
            policies.add(treatment.policy());
            Treatment reference = new Treatment(
                    against, treatment.degree(), treatment.peers(), treatment.metric(), treatment.point());
            if (!treatment.policy().equals(against) && values.containsKey(reference)) {
                others.put(treatment, entry.getValue());
                references.put(treatment, values.getOrDefault(reference, Map.of()));
            }
        }
        if (!policies.contains(against)) {
            throw new IllegalArgumentException("no policy '" + against + "' in the run; there are " + policies);
        }
        return of(references, others, quantity, level, tolerance, true);
    }

    private static Comparison of(
            Map<Treatment, Map<Integer, Double>> valuesA,
            Map<Treatment, Map<Integer, Double>> valuesB,
            Quantity quantity,
            double level,
            double tolerance,
            boolean sameSeed) {
        List<Pairs> pairs = new ArrayList<>();
        List<Treatment> onlyA = new ArrayList<>();
        for (Map.Entry<Treatment, Map<Integer, Double>> entry : valuesA.entrySet()) {
            Pairs found = pairs(entry.getKey(), entry.getValue(), valuesB.getOrDefault(entry.getKey(), Map.of()));
            if (found.a.length > 0) {
                pairs.add(found);
            } else {
                onlyA.add(entry.getKey());
            }
        }
        List<Treatment> onlyB = valuesB.keySet().stream()
                .filter(treatment -> !valuesA.containsKey(treatment))
                .toList();
        double[] p = holm(pairs.stream().mapToDouble(Comparison::pValue).toArray());
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            rows.add(row(pairs.get(i), quantity, p[i], level, tolerance));
        }
        return new Comparison(quantity, rows, onlyA, onlyB, sameSeed);
    }

    /** Whether any treatment became worse. */
    public boolean regressed() {
        return rows.stream().anyMatch(row -> row.verdict == Verdict.WORSE);
    }

    private static Map<Treatment, Map<Integer, Double>> values(ResultFolder folder, Quantity quantity) {
        Map<Treatment, Map<Integer, Double>> values = new LinkedHashMap<>();
        for (Run run : folder.runs()) {
            double value = quantity.of(run);
            if (!Double.isNaN(value)) {
                values.computeIfAbsent(run.treatment(), treatment -> new LinkedHashMap<>())
                        .put(run.seed(), value);
            }
        }
        return values;
    }

    private static Pairs pairs(Treatment treatment, Map<Integer, Double> a, Map<Integer, Double> b) {
        List<double[]> found = new ArrayList<>();
        for (Map.Entry<Integer, Double> entry : a.entrySet()) {
            Double other = b.get(entry.getKey());
            if (other != null) {
                found.add(new double[] {entry.getValue(), other});
            }
        }
        return new Pairs(
                treatment,
                found.stream().mapToDouble(pair -> pair[0]).toArray(),
                found.stream().mapToDouble(pair -> pair[1]).toArray());
    }

    private static double[] differences(Pairs pairs) {
        return IntStream.range(0, pairs.a.length)
                .mapToDouble(i -> pairs.b[i] - pairs.a[i])
                .toArray();
    }

    /** Two-sided. Equal differences leave nothing to chance: 1 if they are 0, 0 otherwise. */
    static double pValue(double[] differences) {
        if (differences.length < 2) {
            return Double.NaN;
        }
        double first = differences[0];
        for (double difference : differences) {
            if (difference != first) {
                return new TTest().tTest(0, differences);
            }
        }
        return first == 0 ? 1 : 0;
    }

    private static double pValue(Pairs pairs) {
        return pValue(differences(pairs));
    }

    /** Holm's step-down adjustment; NaN stays NaN and is not counted. */
    static double[] holm(double[] p) {
        int[] order = IntStream.range(0, p.length)
                .filter(i -> !Double.isNaN(p[i]))
                .boxed()
                .sorted((i, j) -> Double.compare(p[i], p[j]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = p.clone();
        double largest = 0;
        for (int rank = 0; rank < order.length; rank++) {
            largest = Math.max(largest, Math.min(1, (order.length - rank) * p[order[rank]]));
            adjusted[order[rank]] = largest;
        }
        return adjusted;
    }

    private static Row row(Pairs pairs, Quantity quantity, double p, double level, double tolerance) {
        double meanA = Interval.of(pairs.a).mean();
        Interval difference = Interval.of(differences(pairs));
        double relative = meanA == 0 ? Double.NaN : difference.mean() / Math.abs(meanA);
        boolean large = Double.isNaN(relative) ? difference.mean() != 0 : Math.abs(relative) > tolerance;
        Verdict verdict;
        if (difference.mean() == 0) {
            verdict = Verdict.SAME;
        } else if (Double.isNaN(p)) {
            verdict = Verdict.TOO_FEW;
        } else if (p < level && large) {
            boolean more = difference.mean() > 0;
            verdict = more == quantity.moreIsBetter(pairs.treatment.metric()) ? Verdict.BETTER : Verdict.WORSE;
        } else {
            verdict = Verdict.SAME;
        }
        return new Row(pairs.treatment, meanA, Interval.of(pairs.b).mean(), difference, relative, p, verdict);
    }
}
