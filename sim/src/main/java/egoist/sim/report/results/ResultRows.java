package egoist.sim.report.results;

import egoist.sim.sweep.Point;
import java.util.List;

/** The rows of the files of a run; figures that do not apply are NaN, costs are in the metric's unit. */
public final class ResultRows {
    private ResultRows() {}

    /** One row of {@code runs.csv}: a replication. */
    public record Run(
            Treatment treatment,
            int seed,
            double cost,
            double rewiredPeersPerEpoch,
            double linksChangedPerEpoch,
            double efficiency,
            double unreachablePairs,
            double controlBitsPerSecond,
            String traceHash) {}

    /** One row of {@code timeseries.csv}: an epoch of a replication. */
    public record Sample(
            Treatment treatment,
            int seed,
            int epoch,
            double timeSeconds,
            double cost,
            double rewiredPeers,
            double linksChanged,
            double efficiency,
            double unreachablePairs) {}

    /** One row of {@code paths.csv}: this share of the pairs has a path of at most this cost; NaN where they have none. */
    public record PathLevel(Treatment treatment, int seed, double level, double cost) {}

    /**
     * One row of {@code peers.csv}.
     *
     * @param name of its place, may be empty
     * @param longitude in degrees, or a coordinate of a plane; NaN where unknown
     * @param latitude in degrees, or a coordinate of a plane; NaN where unknown
     * @param point of the sweep the world belongs to
     */
    public record PeerPlace(
            int seed, int peers, int peer, String name, double longitude, double latitude, Point point) {}

    /** One row of {@code wirings.csv}: a final link. */
    public record FinalLink(Treatment treatment, int seed, int peer, Link link) {}

    /** One row of {@code overhead.csv}: what messages of a kind put on the wire, per present peer and second. */
    public record Overhead(Treatment treatment, int seed, String kind, double originatedBits, double forwardedBits) {}

    /** One row of {@code rewirings.csv}. */
    public record RewiringRow(
            Treatment treatment,
            int seed,
            int epoch,
            double timeSeconds,
            int peer,
            String cause,
            List<Link> before,
            List<Link> after,
            double costBefore,
            double costAfter,
            int unreachableBefore,
            int unreachableAfter) {}
}
