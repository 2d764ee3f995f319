package egoist.protocol.metric;

/**
 * What a peer measured about a link to another.
 *
 * @param roundTripMicros time from a ping to its echo
 * @param localLoadThousandths the measuring peer's own load
 * @param remoteLoadThousandths the other peer's load, as it told
 * @param bandwidthKbps available bandwidth towards the other, 0 if not estimated
 */
public record LinkSample(
        long roundTripMicros, int localLoadThousandths, int remoteLoadThousandths, int bandwidthKbps) {}
