package egoist.node.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import egoist.node.Endpoint;
import egoist.node.Node;
import egoist.node.NodeLimits;
import egoist.node.NodeSettings;
import egoist.node.identity.CertificateAuthority;
import egoist.node.identity.Credentials;
import egoist.node.identity.DenyList;
import egoist.node.identity.GlobalId;
import egoist.node.identity.Identity;
import egoist.node.identity.OverlayKeys;
import egoist.node.wire.Hello;
import egoist.node.wire.LinkEnvelope;
import egoist.protocol.PeerRecipe;
import egoist.protocol.message.Announcement;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a node does with input that no honest node sends: it refuses, counts, and goes on serving the honest. */
@Timeout(60)
class HostileInputTest {
    private static final String OVERLAY = "test";
    private static final OverlayKeys KEY = OverlayKeys.of("the key of the overlay under attack");
    private static final Endpoint VICTIM = new Endpoint("127.50.0.1", 61223);
    private static final Endpoint ATTACKER = new Endpoint("127.50.0.2", 61223);
    private static final Duration SHORT = Duration.ofSeconds(3);

    @TempDir
    private Path directory;

    private Node node;

    @BeforeEach
    void start() throws Exception {
        Identity identity = Identity.selfSigned("victim", OVERLAY);
        Files.createFile(directory.resolve("denied"));
        Credentials credentials = Credentials.sharedKey(identity, KEY, DenyList.from(directory.resolve("denied")));
        NodeLimits limits = NodeLimits.DEFAULT
                .withTimes(SHORT, SHORT, Duration.ofSeconds(30), Duration.ofSeconds(5))
                .withConnections(64, 8, 8);
        node = Node.start(
                NodeSettings.of(OVERLAY, VICTIM, directory.resolve("data"), credentials, PeerRecipe.bestResponse(2))
                        .withLimits(limits));
    }

    @AfterEach
    void serves() throws Exception {
        try (BadPeer honest = attacker(KEY).connect()) {
            honest.send(honest.own(1, new int[] {1}, 5000));
            await(
                    "an honest announcement",
                    () -> node.database().stream()
                            .anyMatch(a -> a.origin()
                                    .equals(honest.context
                                            .directory()
                                            .self()
                                            .id()
                                            .toString())));
        } finally {
            node.close();
        }
    }

    private BadPeer attacker(OverlayKeys key) throws Exception {
        Identity identity = Identity.selfSigned("attacker", OVERLAY);
        return new BadPeer(Credentials.sharedKey(identity, key, DenyList.empty()), OVERLAY, ATTACKER, VICTIM);
    }

    private long rejected(String reason) {
        return node.traffic().rejected().getOrDefault(reason, 0L);
    }

    private void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + 15_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - end < 0, what + " did not happen; " + node.traffic());
            Thread.sleep(20);
        }
    }

    private void awaitRejected(String reason) throws InterruptedException {
        await("a refusal for " + reason, () -> rejected(reason) > 0);
    }

    @Test
    void bytesThatAreNoTlsAreNotAnswered() throws Exception {
        byte[] http = "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[][] strangers = {http, {0}, {0x16, 2}, {0x16, 3, 9}, {0x16, 3, 1, 0, 0x40, 2}, {0x15, 3, 1, 0, 2, 2, 40}};
        for (byte[] bytes : strangers) {
            try (Socket socket = new Socket("127.50.0.1", VICTIM.port())) {
                socket.getOutputStream().write(bytes);
                assertEquals(0, answer(socket), "bytes in answer to " + Arrays.toString(bytes));
            }
        }
        await("a refusal of each", () -> rejected("not-tls") == strangers.length);
    }

    /** How many bytes come back until the other end closes or resets. */
    private static int answer(Socket socket) throws IOException {
        socket.setSoTimeout(10_000);
        int count = 0;
        try {
            while (socket.getInputStream().read() >= 0) {
                count++;
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (SocketException e) {
            return count; // reset: what was not read when it was closed
        }
        return count;
    }

    @Test
    void tlsThatIsNoneAfterItsBeginningGetsAnAlertAtMost() throws Exception {
        try (Socket socket = new Socket("127.50.0.1", VICTIM.port())) {
            socket.getOutputStream().write(new byte[] {0x16, 3, 1, 0, 8, 1, 9, 9, 9, 9, 9, 9, 9});
            assertTrue(answer(socket) <= 7);
            await("a refusal", () -> rejected("tls") + rejected("tls-alert") == 1);
        }
    }

    @Test
    void aHandshakeThatTricklesInIsEndedByTheWatchdog() throws Exception {
        try (Socket socket = new Socket("127.50.0.1", VICTIM.port())) {
            OutputStream out = socket.getOutputStream();
            byte[] helloStart = {0x16, 0x03, 0x01, 0x02, 0x00, 0x01};
            long began = System.nanoTime();
            assertThrows(IOException.class, () -> {
                for (int i = 0; i < 100; i++) {
                    out.write(helloStart[Math.min(i, 5)]);
                    Thread.sleep(200);
                }
            });
            assertTrue(System.nanoTime() - began < 10_000_000_000L, "it held the thread too long");
            awaitRejected("handshake-timeout");
        }
    }

    @Test
    void whoDoesNotKnowTheKeyIsNotLetIn() throws Exception {
        try (BadPeer stranger = attacker(OverlayKeys.of("some other key, guessed badly"))) {
            assertThrows(IOException.class, stranger::connect);
            awaitRejected("admission");
        }
    }

    @Test
    void whoIsOfAnotherOverlayIsNotLetIn() throws Exception {
        Identity identity = Identity.selfSigned("lost", "elsewhere");
        Credentials credentials = Credentials.sharedKey(identity, KEY, DenyList.empty());
        try (BadPeer lost = new BadPeer(credentials, "elsewhere", ATTACKER, VICTIM)) {
            assertThrows(IOException.class, lost::connect);
            await("a refusal", () -> !node.traffic().rejected().isEmpty());
            assertEquals(0, node.traffic().handshakes().getOrDefault("ok", 0L));
        }
    }

    @Test
    void anotherMajorVersionIsToldWhichOneIsSpoken() throws Exception {
        try (BadPeer future = attacker(KEY)) {
            Socket plain = new Socket("127.50.0.1", VICTIM.port());
            Sockets.Secured secured = Sockets.secure(plain, future.context.tls(), true);
            Hello hello = Hello.newBuilder()
                    .setMinVersion(7)
                    .setMaxVersion(9)
                    .setOverlay(OVERLAY)
                    .build();
            secured.tls()
                    .getOutputStream()
                    .write(Frames.of(
                            LinkEnvelope.newBuilder().setHello(hello).build().toByteArray()));
            byte[] theirHello = Frames.read(secured.tls().getInputStream(), 65536, () -> {});
            byte[] answer = Frames.read(secured.tls().getInputStream(), 65536, () -> {});
            assertTrue(LinkEnvelope.parseFrom(theirHello).hasHello());
            assertEquals(
                    Handshake.VERSION,
                    LinkEnvelope.parseFrom(answer).getReject().getMaxVersion());
            awaitRejected("version");
            secured.close();
        }
    }

    @Test
    void frameLengthsBeyondTheCapCloseTheLinkBeforeAnythingIsReserved() throws Exception {
        byte[][] headers = {{0x7f, -1, -1, -1}, {-1, -1, -1, -1}, {0, 0, 0, 0}, {0, 1, 0, 1}};
        for (byte[] header : headers) {
            try (BadPeer bad = attacker(KEY).connect()) {
                bad.raw(header);
                assertTrue(bad.closedWithin(5000));
            }
        }
        assertEquals(headers.length, rejected("frame-length"));
    }

    @Test
    void aFrameThatTricklesInIsEndedByTheWatchdog() throws Exception {
        try (BadPeer slow = attacker(KEY).connect()) {
            slow.raw(new byte[] {0, 0, 1, 0, 1, 2, 3});
            assertTrue(slow.closedWithin(8000));
            awaitRejected("frame-timeout");
        }
    }

    @Test
    void malformedFramesAreForgivenTwice() throws Exception {
        try (BadPeer bad = attacker(KEY).connect()) {
            byte[] nonsense = {0x0a, 0x7f, 1, 2, 3};
            bad.body(nonsense);
            bad.body(nonsense);
            assertTrue(!bad.closedWithin(700), "closed too early");
            bad.body(nonsense);
            assertTrue(bad.closedWithin(5000));
            assertEquals(3, rejected("malformed"));
        }
    }

    @Test
    void kindsOfMessagesFromLaterVersionsAreIgnored() throws Exception {
        UnknownFieldSet.Field field = UnknownFieldSet.Field.newBuilder()
                .addLengthDelimited(ByteString.copyFromUtf8("new"))
                .build();
        try (BadPeer later = attacker(KEY).connect()) {
            for (int number : new int[] {29, 60}) {
                later.body(UnknownFieldSet.newBuilder()
                        .addField(number, field)
                        .build()
                        .toByteArray());
            }
            await("counting both", () -> rejected("unknown-message") == 2);
            assertTrue(!later.closedWithin(500));
        }
    }

    @Test
    void nobodyCanAnnounceForAnother() throws Exception {
        try (BadPeer victim = attacker(KEY).connect();
                BadPeer forger = attacker(KEY).connect()) {
            victim.send(victim.own(1, new int[] {1}, 5000));
            GlobalId id = victim.context.directory().self().id();
            await(
                    "the true announcement",
                    () -> node.database().stream().anyMatch(a -> a.origin().equals(id.toString())));
            int local = forger.context.directory().local(id);
            forger.send(new Announcement(
                    local, victim.epoch(), 99, false, new int[] {1}, new int[] {1}, new boolean[] {false}));
            awaitRejected("announcement-signature");
            assertTrue(node.database().stream().anyMatch(a -> a.origin().equals(id.toString()) && a.sequence() == 1));
        }
    }

    @Test
    void announcementsThatMakeNoSenseAreRefused() throws Exception {
        try (BadPeer liar = attacker(KEY).connect()) {
            liar.send(liar.own(1, new int[] {1}, 0));
            awaitRejected("announcement-cost");
        }
        try (BadPeer liar = attacker(KEY).connect()) {
            liar.send(liar.own(1, new int[] {1}, 10_000_001));
            await("the second", () -> rejected("announcement-cost") == 2);
        }
        try (BadPeer liar = attacker(KEY).connect()) {
            liar.send(liar.own(1L << 31, new int[] {1}, 5000));
            awaitRejected("announcement-sequence");
        }
        try (BadPeer liar = attacker(KEY).connect()) {
            long future = (liar.clock.micros() + 2 * 86_400_000_000L) << 10;
            liar.send(new Announcement(0, future, 1, false, new int[] {1}, new int[] {5000}, new boolean[] {false}));
            awaitRejected("announcement-epoch");
        }
        try (BadPeer liar = attacker(KEY).connect()) {
            int[] many = new int[65];
            int[] costs = new int[65];
            for (int i = 0; i < many.length; i++) {
                many[i] = liar.context.directory().local(new GlobalId(7, i));
                costs[i] = 1000;
            }
            liar.send(liar.own(1, many, costs));
            awaitRejected("announcement-links");
        }
    }

    @Test
    void twoAnnouncementsWithOneNumberPutTheirOriginInQuarantine() throws Exception {
        try (BadPeer twoFaced = attacker(KEY).connect()) {
            twoFaced.send(twoFaced.own(1, new int[] {1}, 5000));
            twoFaced.send(twoFaced.own(1, new int[] {1}, 9000));
            awaitRejected("equivocation");
            twoFaced.send(twoFaced.own(2, new int[] {1}, 5000));
            awaitRejected("announcement-quarantined");
        }
    }

    @Test
    void penaltiesAddUpAndSurviveReconnecting() throws Exception {
        try (BadPeer bad = attacker(KEY).connect()) {
            for (int i = 0; i < 6; i++) {
                bad.send(bad.own(i + 1, new int[] {1}, 0));
            }
            assertTrue(bad.closedWithin(5000));
            assertThrows(IOException.class, bad::connect);
            awaitRejected("penalty");
        }
    }

    @Test
    void aNodeOnTheDenyListIsClosedAndKeptOut() throws Exception {
        try (BadPeer stolen = attacker(KEY).connect()) {
            Thread.sleep(1100); // so that the file's time of change differs
            Files.writeString(
                    directory.resolve("denied"),
                    stolen.context.directory().self().id() + " # stolen\n");
            assertTrue(stolen.closedWithin(8000));
            assertThrows(IOException.class, stolen::connect);
        }
    }

    @Test
    void oneAddressGetsOnlySoManyConnections() throws Exception {
        Socket[] sockets = new Socket[12];
        try {
            for (int i = 0; i < sockets.length; i++) {
                sockets[i] = new Socket("127.50.0.1", VICTIM.port());
            }
            await("a refusal", () -> rejected("handshakes-pending") + rejected("connections-per-address") >= 4);
        } finally {
            for (Socket socket : sockets) {
                if (socket != null) {
                    socket.close();
                }
            }
        }
        await("their end", () -> node.traffic().connections() == 0);
        Thread.sleep(300);
    }

    @Test
    void datagramsThatAreNotAuthenticAreNotAnswered() throws Exception {
        try (BadPeer stranger = attacker(KEY);
                DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.50.0.3"))) {
            socket.setSoTimeout(1000);
            SplittableRandom random = new SplittableRandom(7);
            ProbeRecord ping = new ProbeRecord(
                    ProbeRecord.PING, stranger.context.directory().self().id(), 1, 2, 3);
            byte[] unknown = ping.encode(ProbeRecord.tag(OVERLAY), new byte[32]);
            byte[][] datagrams = {
                new byte[0], new byte[1], new byte[64], new byte[1400], unknown, Arrays.copyOf(unknown, 40)
            };
            random.nextBytes(datagrams[3]);
            for (byte[] datagram : datagrams) {
                socket.send(new DatagramPacket(datagram, datagram.length, VICTIM.resolve()));
            }
            assertThrows(SocketTimeoutException.class, () -> socket.receive(new DatagramPacket(new byte[100], 100)));
            awaitRejected("udp-foreign");
            awaitRejected("udp-unknown-sender");
            try (BadPeer member = attacker(KEY).connect()) {
                await("its admission", () -> node.traffic().connections() == 1);
                ProbeRecord spoofed = new ProbeRecord(
                        ProbeRecord.PING, member.context.directory().self().id(), 1, 2, 3);
                byte[] forged = spoofed.encode(ProbeRecord.tag(OVERLAY), new byte[32]);
                socket.send(new DatagramPacket(forged, forged.length, VICTIM.resolve()));
                awaitRejected("udp-mac");
            }
        }
    }

    @Test
    void aCertificateOfAnotherAuthorityIsRefused() throws Exception {
        Duration year = Duration.ofDays(365);
        CertificateAuthority ours = CertificateAuthority.create(OVERLAY, year);
        CertificateAuthority theirs = CertificateAuthority.create(OVERLAY, year);
        Endpoint listen = new Endpoint("127.50.0.9", 61223);
        Credentials good = Credentials.certified(ours.issue("a", year), ours.certificate(), DenyList.empty());
        NodeSettings settings =
                NodeSettings.of(OVERLAY, listen, directory.resolve("ca"), good, PeerRecipe.bestResponse(2));
        try (Node certified = Node.start(settings)) {
            Credentials member = Credentials.certified(ours.issue("b", year), ours.certificate(), DenyList.empty());
            try (BadPeer honest = new BadPeer(member, OVERLAY, ATTACKER, listen)) {
                honest.connect();
            }
            Credentials foreign = Credentials.certified(theirs.issue("c", year), ours.certificate(), DenyList.empty());
            try (BadPeer stranger = new BadPeer(foreign, OVERLAY, ATTACKER, listen)) {
                assertThrows(IOException.class, stranger::connect);
            }
            Credentials expired = Credentials.certified(
                    ours.issue("d", Duration.ofMinutes(-30)), ours.certificate(), DenyList.empty());
            try (BadPeer old = new BadPeer(expired, OVERLAY, ATTACKER, listen)) {
                assertThrows(IOException.class, old::connect);
            }
            await("both refusals", () -> certified.traffic().rejected().getOrDefault("certificate", 0L) == 2);
        }
    }
}
