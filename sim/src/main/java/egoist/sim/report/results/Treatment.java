package egoist.sim.report.results;

import egoist.sim.sweep.Point;

/**
 * A policy with its number of links k among n peers under a metric: what is compared, over seeds.
 *
 * @param point its values on the axes of the sweep
 */
public record Treatment(String policy, int degree, int peers, String metric, Point point) {
    /** Of a run without axes. */
    public Treatment(String policy, int degree, int peers, String metric) {
        this(policy, degree, peers, metric, Point.NONE);
    }

    /** What all policies of one comparison share. */
    public Setting setting() {
        return new Setting(metric, peers, degree, point);
    }

    /** Metric, number of peers, number of links and point of the sweep: policies are compared within one. */
    public record Setting(String metric, int peers, int degree, Point point) {
        /** {@code delay, n = 50, k = 3, loss = 0.1}. */
        @Override
        public String toString() {
            return metric + ", n = " + peers + ", k = " + degree
                    + (point.values().isEmpty() ? "" : ", " + point);
        }
    }

    /** Whether more of the cost of this metric is better. */
    public boolean widerIsBetter() {
        return widerIsBetter(metric);
    }

    /** Whether more of the cost of a metric is better. */
    public static boolean widerIsBetter(String metric) {
        return metric.equals("bandwidth");
    }

    /** Unit of a metric's cost; empty for load, which has none. */
    public static String unit(String metric) {
        return switch (metric) {
            case "delay" -> "ms";
            case "bandwidth" -> "Mbit/s";
            default -> "";
        };
    }
}
