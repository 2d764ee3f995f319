package egoist.node.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.node.Endpoint;
import egoist.node.Node;
import egoist.node.NodeLimits;
import egoist.node.NodeSettings;
import egoist.node.identity.Credentials;
import egoist.node.identity.DenyList;
import egoist.node.identity.GlobalId;
import egoist.node.identity.Identity;
import egoist.node.identity.OverlayKeys;
import egoist.protocol.PeerRecipe;
import egoist.protocol.message.SyncRequest;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a node does when more want something of it at once than it has room for. */
@Timeout(60)
class CrowdedNodeTest {
    private static final String OVERLAY = "test";
    private static final OverlayKeys KEY = OverlayKeys.of("the key of an overlay with many members");
    private static final Endpoint VICTIM = new Endpoint("127.52.0.1", 61223);

    @TempDir
    private Path directory;

    private static Credentials credentials(String name) throws Exception {
        return Credentials.sharedKey(Identity.selfSigned(name, OVERLAY), KEY, DenyList.empty());
    }

    private NodeSettings settings() throws Exception {
        return NodeSettings.of(
                OVERLAY, VICTIM, directory.resolve("data"), credentials("victim"), PeerRecipe.bestResponse(2));
    }

    private static BadPeer member(int number) throws Exception {
        Endpoint own = new Endpoint("127.52.0." + number, 61223);
        return new BadPeer(credentials("m" + number), OVERLAY, own, VICTIM);
    }

    private static long rejected(Node node, String reason) {
        return node.traffic().rejected().getOrDefault(reason, 0L);
    }

    private static void await(Node node, String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + 30_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - end < 0, what + " did not happen; " + node.traffic());
            Thread.sleep(20);
        }
    }

    /** At 64 kbit/s the copies of all six would take a while; four are sent, two are told to come back, and come. */
    @Test
    void fourCopiesOfTheDatabaseAreSentAtOnce() throws Exception {
        NodeLimits slow = NodeLimits.DEFAULT.withControl(64_000, 1000);
        List<BadPeer> crowd = new ArrayList<>();
        try (Node node = Node.start(settings().withLimits(slow));
                BadPeer talker = member(2).connect()) {
            int[] many = new int[60];
            int[] costs = new int[60];
            for (int i = 0; i < many.length; i++) {
                many[i] = talker.context.directory().local(new GlobalId(7, i));
                costs[i] = 1000;
            }
            talker.send(talker.own(1, many, costs));
            await(node, "something to send", () -> !node.database().isEmpty());
            for (int i = 0; i < 6; i++) {
                crowd.add(member(3 + i).connect());
            }
            for (BadPeer peer : crowd) {
                peer.send(new SyncRequest(new int[0]));
            }
            await(node, "two refusals", () -> rejected(node, "snapshots-at-once") == 2);
            await(node, "two answers to that", () -> sent(node, "nack") > 0);
            Thread.sleep(500);
            assertEquals(2, rejected(node, "snapshots-at-once"));
            long one = 60 * 16;
            await(node, "four copies", () -> sent(node, "database_sync") > 4 * one);
            assertTrue(sent(node, "database_sync") < 5 * one + 4 * 600, "more than four: " + node.traffic());
            for (BadPeer peer : crowd.subList(4, 6)) {
                peer.send(new SyncRequest(new int[0]));
            }
            await(node, "the other two", () -> sent(node, "database_sync") > 6 * one);
            assertEquals(2, rejected(node, "snapshots-at-once"));
            assertTrue(rejected(node, "rate-cap") > 0, () -> "" + node.traffic());
        } finally {
            crowd.forEach(BadPeer::close);
        }
    }

    /** Before their MAC is computed, and so whoever sent them. */
    @Test
    void datagramsBeyondTheRateAreDroppedUnread() throws Exception {
        try (Node node = Node.start(settings());
                BadPeer member = member(2).connect();
                DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.52.0.2"))) {
            await(node, "its admission", () -> node.traffic().connections() == 1);
            ProbeRecord ping = new ProbeRecord(
                    ProbeRecord.PING, member.context.directory().self().id(), 1, 2, 3);
            byte[] forged = ping.encode(ProbeRecord.tag(OVERLAY), new byte[32]);
            for (int i = 0; i < 1000; i++) {
                socket.send(new DatagramPacket(forged, forged.length, VICTIM.resolve()));
            }
            await(node, "dropping most", () -> rejected(node, "udp-rate") > 500);
            assertTrue(rejected(node, "udp-mac") < 300, () -> "" + node.traffic());
            assertEquals(0, sent(node, "pong"));
        }
    }

    private static long sent(Node node, String kind) {
        return node.traffic().bytesOut().getOrDefault(kind, 0L);
    }
}
