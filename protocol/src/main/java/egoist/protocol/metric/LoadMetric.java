package egoist.protocol.metric;

/**
 * Node load in thousandths: every link out of a peer costs that peer's own load, so a path costs the load of all peers on it
 * but the last (EGOIST, CoNEXT 2008, section 4.1).
 */
public final class LoadMetric implements Metric {
    private static final int NOTICEABLE_THOUSANDTHS = 50;

    @Override
    public String name() {
        return "load";
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
        return Math.min(sample.localLoadThousandths(), PathAlgebra.MAX_LINK_COST);
    }

    @Override
    public boolean costIsOwnLoad() {
        return true;
    }

    @Override
    public boolean sameFromBothEnds() {
        return false;
    }

    @Override
    public int noticeable() {
        return NOTICEABLE_THOUSANDTHS;
    }
}
