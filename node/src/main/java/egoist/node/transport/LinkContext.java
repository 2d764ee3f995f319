package egoist.node.transport;

import egoist.node.NodeCounters;
import egoist.node.NodeSettings;
import javax.net.ssl.SSLContext;

/**
 * What all links of a node share.
 *
 * @param settings what the node was told
 * @param tls its key and whom it trusts
 * @param directory who is who
 * @param office checks records
 * @param counters what is counted
 * @param scores who misbehaved
 * @param deadlines closes what is late
 * @param pace the rate of all control traffic
 * @param reporter told what happens
 * @param clock the node's clock
 * @param bootNonce drawn at this start
 */
record LinkContext(
        NodeSettings settings,
        SSLContext tls,
        Directory directory,
        RecordOffice office,
        NodeCounters counters,
        Scores scores,
        Deadlines deadlines,
        TokenBucket pace,
        Reporter reporter,
        WallClock clock,
        long bootNonce) {
    /** Counts input that was refused, and tells of it; who writes the log sees to it that this fills no disk. */
    void refuse(String from, String reason, String detail) {
        counters.rejected(reason);
        reporter.rejected(from, reason, detail);
    }
}
