package egoist.protocol.metric;

/**
 * Available bandwidth in kbit/s, estimated from packet trains; a path is as wide as its narrowest link and peers want wide
 * paths (EGOIST, CoNEXT 2008, section 4.1).
 */
public final class BandwidthMetric implements Metric {
    private static final int NOTICEABLE_KBPS = 500;

    @Override
    public String name() {
        return "bandwidth";
    }

    @Override
    public PathAlgebra algebra() {
        return PathAlgebra.BOTTLENECK;
    }

    @Override
    public Probe probe() {
        return Probe.CHIRP;
    }

    @Override
    public int cost(LinkSample sample) {
        return sample.bandwidthKbps() == 0
                ? PathAlgebra.NO_LINK
                : Math.min(sample.bandwidthKbps(), PathAlgebra.MAX_LINK_COST);
    }

    @Override
    public boolean costIsOwnLoad() {
        return false;
    }

    @Override
    public boolean sameFromBothEnds() {
        return false;
    }

    @Override
    public int noticeable() {
        return NOTICEABLE_KBPS;
    }
}
