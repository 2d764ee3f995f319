package egoist.protocol.metric;

/** One-way delay in microseconds, taken as half the round trip (EGOIST, CoNEXT 2008, section 4.1). */
public final class DelayMetric implements Metric {
    private static final int NOTICEABLE_MICROS = 5_000;

    @Override
    public String name() {
        return "delay";
    }

    @Override
    public PathAlgebra algebra() {
        return PathAlgebra.ADDITIVE;
    }

    @Override
    public Probe probe() {
        return Probe.PING;
    }

    @Override
    public int cost(LinkSample sample) {
        return (int) Math.min(sample.roundTripMicros() / 2, PathAlgebra.MAX_LINK_COST);
    }

    @Override
    public boolean costIsOwnLoad() {
        return false;
    }

    @Override
    public boolean sameFromBothEnds() {
        return true;
    }

    @Override
    public int noticeable() {
        return NOTICEABLE_MICROS;
    }
}
