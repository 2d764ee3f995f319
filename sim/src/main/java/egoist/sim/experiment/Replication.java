package egoist.sim.experiment;

import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.WiringPolicy;
import egoist.sim.game.EpochSample;
import egoist.sim.measure.Measured;
import java.util.ArrayList;
import java.util.List;

/**
 * What came out of one cell. Costs are in the metric's display unit: ms, load, Mbit/s. A figure that does not apply is NaN.
 *
 * @param costMean mean over peers of the cost C_i of the measured epochs
 * @param rewiredPeersPerEpoch peers that changed their wiring, per epoch after the warm-up
 * @param linksChangedPerEpoch links that were new, per epoch after the warm-up
 * @param efficiencyMean mean node efficiency in 1/ms
 * @param unreachablePairs ordered pairs without a path at the end
 * @param controlBitsPerSecond bits of protocol messages sent per present peer and second
 * @param epochs epochs played or observed
 * @param converged whether the last epoch changed nothing in an unchanging world
 * @param samples one per epoch
 * @param wirings final wiring of each peer
 * @param overlay final links with their true costs, in thousandths of the display unit
 * @param traceHash fingerprint of all that happened
 * @param traffic bits of protocol messages by kind, empty where there are no messages
 * @param measures what else was measured
 * @param mostRelays peers on a path between its ends, as the policy routes
 */
public record Replication(
        Cell cell,
        double costMean,
        double rewiredPeersPerEpoch,
        double linksChangedPerEpoch,
        double efficiencyMean,
        long unreachablePairs,
        double controlBitsPerSecond,
        int epochs,
        boolean converged,
        List<EpochSample> samples,
        Wiring[] wirings,
        Overlay overlay,
        long traceHash,
        List<KindTraffic> traffic,
        List<Measured> measures,
        int mostRelays) {

    /** Of a run without messages. */
    public Replication(
            Cell cell,
            double costMean,
            double rewiredPeersPerEpoch,
            double linksChangedPerEpoch,
            double efficiencyMean,
            long unreachablePairs,
            double controlBitsPerSecond,
            int epochs,
            boolean converged,
            List<EpochSample> samples,
            Wiring[] wirings,
            Overlay overlay,
            long traceHash) {
        this(
                cell,
                costMean,
                rewiredPeersPerEpoch,
                linksChangedPerEpoch,
                efficiencyMean,
                unreachablePairs,
                controlBitsPerSecond,
                epochs,
                converged,
                samples,
                wirings,
                overlay,
                traceHash,
                List.of(),
                List.of(),
                WiringPolicy.ANY_RELAYS);
    }

    /** The same as routed with so few relays. */
    Replication routed(int relays) {
        return with(cell, samples, wirings, overlay, traffic, measures, relays);
    }

    /** The same with more measures. */
    public Replication with(List<Measured> more) {
        List<Measured> all = new ArrayList<>(measures);
        all.addAll(more);
        return with(cell, samples, wirings, overlay, traffic, List.copyOf(all), mostRelays);
    }

    /** The same outcome for a cell that was bound to have it. */
    Replication as(Cell twin) {
        return with(twin, samples, wirings, overlay, traffic, measures, mostRelays);
    }

    /** The figures alone, without what has been written to files already. */
    public Replication withoutDetail() {
        return with(cell, List.of(), new Wiring[0], new Overlay(0, 1), List.of(), measures, mostRelays);
    }

    private Replication with(
            Cell other,
            List<EpochSample> series,
            Wiring[] links,
            Overlay graph,
            List<KindTraffic> shares,
            List<Measured> figures,
            int relays) {
        return new Replication(
                other,
                costMean,
                rewiredPeersPerEpoch,
                linksChangedPerEpoch,
                efficiencyMean,
                unreachablePairs,
                controlBitsPerSecond,
                epochs,
                converged,
                series,
                links,
                graph,
                traceHash,
                shares,
                figures,
                relays);
    }
}
