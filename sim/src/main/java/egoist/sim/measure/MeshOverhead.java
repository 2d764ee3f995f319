package egoist.sim.measure;

import egoist.protocol.PeerConfig;
import egoist.protocol.message.Announcement;
import egoist.protocol.message.MessageCodec;
import egoist.protocol.message.Ping;
import egoist.protocol.message.Pong;
import java.util.Arrays;
import java.util.List;

/**
 * What it costs to route over a full mesh with at most one relay, in bits sent per peer and second. Everybody probes everybody.
 * In RON (Andersen, Balakrishnan, Kaashoek, Morris, SOSP 2001) everybody then sends its n - 1 costs to everybody, n^2 a peer.
 * In the quorum system of Sontag and others (CoNEXT 2009) peers stand in a square grid; each sends its costs to those of its
 * row and column, who answer with the best relay for each pair of peers they hear from: about 4 n^1.5.
 *
 * <p>Both at EGOIST's timers, so that they compare with it: once by the message sizes of its papers ({@code
 * paper-bits-per-s}), once by the encoded sizes of this implementation's messages ({@code message-bits-per-s}), where a relay is
 * told like a link and its cost.
 */
public final class MeshOverhead {
    private static final double PING_BITS = 320;
    private static final double HEADER_BITS = 192;
    private static final double LINK_BITS = 32;
    /** A cost of usual length, in microseconds. */
    private static final int USUAL_COST = 60_000;

    private MeshOverhead() {}

    /** Of RON: costs of all links go to everybody. */
    public static List<Measured> relay(int peers, PeerConfig config) {
        double paper = (peers - 1) * (HEADER_BITS + LINK_BITS * (peers - 1));
        double encoded = 8.0 * (peers - 1) * announcementBytes(peers, peers - 1);
        return measured(peers, paper, encoded, config);
    }

    /** Of the quorum system: costs go to the row and column, and best relays come back. */
    public static List<Measured> quorum(int peers, PeerConfig config) {
        int side = (int) Math.ceil(Math.sqrt(peers));
        int others = Math.min(peers - 1, 2 * (side - 1));
        double paper = others * (HEADER_BITS + LINK_BITS * (peers - 1) + HEADER_BITS + LINK_BITS * others);
        double encoded = 8.0 * others * (announcementBytes(peers, peers - 1) + announcementBytes(peers, others));
        return measured(peers, paper, encoded, config);
    }

    private static List<Measured> measured(int peers, double paperBits, double encodedBits, PeerConfig config) {
        double pingSeconds = config.probing().periodMicros() / 1e6;
        double announceSeconds = config.announcing().periodMicros() / 1e6;
        double probes = pingSeconds == 0 ? 0 : (peers - 1) / pingSeconds;
        int probeBytes = MessageCodec.wireBytes(new Ping(0)) + MessageCodec.wireBytes(new Pong(0, 0));
        return List.of(
                new Measured("paper-bits-per-s", "ping", probes * PING_BITS),
                new Measured("paper-bits-per-s", "routing", paperBits / announceSeconds),
                new Measured("message-bits-per-s", "ping", probes * 8 * probeBytes),
                new Measured("message-bits-per-s", "routing", encodedBits / announceSeconds));
    }

    /** Encoded size of an announcement of so many links. */
    private static int announcementBytes(int peers, int links) {
        int[] neighbours = new int[links];
        Arrays.setAll(neighbours, i -> i + peers - links);
        int[] costs = new int[links];
        Arrays.fill(costs, USUAL_COST);
        return MessageCodec.wireBytes(new Announcement(0, 1, 1, false, neighbours, costs, new boolean[links]));
    }
}
