package egoist.sim.measure;

/**
 * One more figure of a replication, beside those every replication has: what churn there was, what liars gained, what an
 * application would get out of the final wiring.
 *
 * @param name what was measured, with its unit where it has one: {@code churn-per-s}
 * @param at of what, if the measure has several values: a quantile, a kind of message; else empty
 * @param value NaN where it does not apply
 */
public record Measured(String name, String at, double value) {
    /** A measure with one value. */
    public Measured(String name, double value) {
        this(name, "", value);
    }
}
