package egoist.sim.report.results;

/** A policy with its number of links k among n peers under a metric: what is compared, over seeds. */
public record Treatment(String policy, int degree, int peers, String metric) {
    /** What all policies of one comparison share. */
    public Setting setting() {
        return new Setting(metric, peers, degree);
    }

    /** Metric, number of peers and number of links: policies are compared within one. */
    public record Setting(String metric, int peers, int degree) {
        /** {@code delay, n = 50, k = 3}. */
        @Override
        public String toString() {
            return metric + ", n = " + peers + ", k = " + degree;
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
