package egoist.node.http;

import egoist.node.view.NodeStatus;
import egoist.protocol.PeerConfig;

/** How much control traffic to expect, to be compared with what is measured. */
final class ControlTraffic {
    private static final double PROBE_BITS = 736; // a 64-byte datagram with UDP and IP headers: 92 bytes
    private static final double KEEP_ALIVE_BITS = 130 * 8;
    private static final double FIXED_BYTES = 110; // of a signed announcement without links
    private static final double LINK_BYTES = 26;
    private static final double OVERHEAD = 1.15; // TLS records and TCP headers
    private static final double COPIES = 1.5; // of each announcement per link, over connections used both ways

    private ControlTraffic() {}

    /**
     * Bits a second in one direction when nothing changes: probes and their answers, keep-alives on out- and in-links,
     * refreshed announcements flooded.
     */
    static double expectedBits(PeerConfig peer, NodeStatus status) {
        int n = status.peer().members().length;
        int k = peer.degree();
        double pingSeconds = peer.probing().periodMicros() / 1e6;
        double probes = pingSeconds == 0 ? 0 : 2.0 * Math.max(0, n - 1) * PROBE_BITS / pingSeconds;
        double keepAliveSeconds = peer.partnership().keepAliveMicros() / 1e6;
        double keepAlives = keepAliveSeconds == 0 ? 0 : 2.0 * k * KEEP_ALIVE_BITS / keepAliveSeconds;
        double announcementBytes = FIXED_BYTES + LINK_BYTES * k;
        double seconds = peer.announcing().refreshMicros() / 1e6;
        return probes + keepAlives + COPIES * k * n * 8 * announcementBytes / seconds * OVERHEAD;
    }
}
