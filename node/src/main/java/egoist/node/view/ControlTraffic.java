package egoist.node.view;

import egoist.protocol.PeerConfig;

/** How much control traffic to expect of a node, in one direction, to be compared with what is measured. */
public final class ControlTraffic {
    private static final double PROBE_BITS = 736; // a 64-byte datagram with UDP and IP headers: 92 bytes
    private static final double KEEP_ALIVE_BITS = 130 * 8;
    private static final double FIXED_BYTES = 110; // of a signed announcement without links
    private static final double LINK_BYTES = 26;
    private static final double OVERHEAD = 1.15; // TLS records and TCP headers
    private static final double PATH_PROBE_BITS =
            216 * 8; // 90 bytes with the headers of TLS, TCP and IP, and what acknowledges them
    private static final double MICROS = 1e6;
    private static final double COPIES = 1.5; // of each announcement per link, over connections used both ways

    private ControlTraffic() {}

    /**
     * Bits a second when nothing changes: probes and their answers, keep-alives on out- and in-links, refreshed announcements
     * flooded, own links pinged for what they lose, and paths tried, each of log n / log k links, with an echo from every hop; with the headers of UDP and TCP.
     *
     * @param n members
     */
    public static double expectedBits(PeerConfig peer, int n) {
        int k = peer.degree();
        double pingSeconds = peer.probing().periodMicros() / MICROS;
        double probes = pingSeconds == 0 ? 0 : 2.0 * Math.max(0, n - 1) * PROBE_BITS / pingSeconds;
        double linkSeconds = peer.watchesLoss() ? peer.probing().linkMicros() / MICROS : 0;
        probes += linkSeconds == 0 ? 0 : 2.0 * k * PROBE_BITS / linkSeconds;
        double keepAliveSeconds = peer.partnership().keepAliveMicros() / MICROS;
        double keepAlives = keepAliveSeconds == 0 ? 0 : 2.0 * k * KEEP_ALIVE_BITS / keepAliveSeconds;
        double announcementBytes = FIXED_BYTES + LINK_BYTES * k;
        double seconds = peer.announcing().refreshMicros() / MICROS;
        double announcements = COPIES * k * n * 8 * announcementBytes / seconds * OVERHEAD;
        double paths = peer.triesPaths() ? pathBits(peer.trying().intervalMicros() / MICROS, n, k) : 0;
        return probes + keepAlives + announcements + paths;
    }

    private static double pathBits(double everySeconds, int n, int k) {
        double hops = k < 2 ? n / 2.0 : Math.max(1, Math.log(n) / Math.log(k));
        return n < 2 ? 0 : hops * (PATH_PROBE_BITS + PROBE_BITS) / everySeconds;
    }

    /**
     * Bits a second a node injects by the paper's formula (EGOIST, TR 2013, section 4.3): pings to the members it is not linked to
     * once an epoch, and its own announcement every {@code announceSeconds}. Neither answers nor what is passed on for others counts.
     */
    public static double paperBits(int n, int k, double epochSeconds, double announceSeconds) {
        return Math.max(0, n - k - 1) * 320 / epochSeconds + (192 + 32.0 * k) / announceSeconds;
    }
}
