package egoist.sim.experiment;

import egoist.sim.measure.Measured;
import egoist.sim.measure.OverlayCosts;
import egoist.sim.misbehaviour.Claims;
import java.util.List;

/** What peers pay where some misbehave, those apart from the others: means over samples. */
final class MisledCosts {
    private double liars;
    private double others;
    private double undelivered;
    private int samples;

    /**
     * One sample more.
     *
     * @param members ids the costs are of, in their order
     * @param claims who misbehaves, or would
     */
    void add(OverlayCosts costs, int[] members, Claims claims) {
        double[] sums = new double[2];
        int[] counts = new int[2];
        for (int i = 0; i < members.length; i++) {
            int kind = claims.misbehaves(members[i]) ? 1 : 0;
            sums[kind] += costs.perMember()[i];
            counts[kind]++;
        }
        others += sums[0] / counts[0];
        liars += sums[1] / counts[1];
        undelivered += (double) costs.unreachablePairs() / Math.max(1L, (long) members.length * (members.length - 1));
        samples++;
    }

    /** What the lies changed, against the same world and peers without misbehaviour. */
    List<Measured> against(MisledCosts honest) {
        return List.of(
                new Measured("liars-cost-to-honest", (liars / samples) / (honest.liars / honest.samples)),
                new Measured("others-cost-to-honest", (others / samples) / (honest.others / honest.samples)),
                new Measured("undelivered-share", undelivered / samples));
    }
}
