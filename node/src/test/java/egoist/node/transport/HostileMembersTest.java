package egoist.node.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.node.Endpoint;
import egoist.node.Node;
import egoist.node.NodeLimits;
import egoist.node.NodeSettings;
import egoist.node.identity.Credentials;
import egoist.node.identity.DenyList;
import egoist.node.identity.Identity;
import egoist.node.identity.OverlayKeys;
import egoist.node.view.Announced;
import egoist.node.wire.Hello;
import egoist.node.wire.LinkEnvelope;
import egoist.node.wire.Reject;
import egoist.protocol.PeerRecipe;
import egoist.protocol.message.Announcement;
import egoist.protocol.message.JoinRequest;
import egoist.protocol.message.LinkOpen;
import egoist.protocol.message.MessageCodec;
import egoist.protocol.message.Signatures;
import egoist.protocol.message.SyncRequest;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a node does with members that were let in and then misbehave: {@link HostileInputTest} has the strangers. */
@Timeout(60)
class HostileMembersTest {
    private static final String OVERLAY = "test";
    private static final OverlayKeys KEY = OverlayKeys.of("the key of the overlay under attack from within");
    private static final Endpoint VICTIM = new Endpoint("127.51.0.1", 61223);
    private static final Duration SHORT = Duration.ofMillis(1500);

    @TempDir
    private Path directory;

    private Identity identity;
    private Node node;

    @BeforeEach
    void start() throws Exception {
        identity = Identity.selfSigned("victim", OVERLAY);
        Credentials credentials = Credentials.sharedKey(identity, KEY, DenyList.empty());
        NodeLimits limits = NodeLimits.DEFAULT
                .withTimes(SHORT, SHORT, Duration.ofSeconds(3), Duration.ofSeconds(5))
                .withConnections(64, 16, 16);
        node = Node.start(NodeSettings.of(
                        OVERLAY,
                        VICTIM,
                        directory.resolve("data"),
                        credentials,
                        PeerRecipe.bestResponse(2).with("keep-alive", "1s"))
                .withLimits(limits));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private static BadPeer member(Identity who, int number) throws Exception {
        Endpoint own = new Endpoint("127.51.0." + number, 61223);
        return new BadPeer(Credentials.sharedKey(who, KEY, DenyList.empty()), OVERLAY, own, VICTIM);
    }

    private static BadPeer member(int number) throws Exception {
        return member(Identity.selfSigned("m" + number, OVERLAY), number);
    }

    private long rejected(String reason) {
        return node.traffic().rejected().getOrDefault(reason, 0L);
    }

    private long handshakes(String result) {
        return node.traffic().handshakes().getOrDefault(result, 0L);
    }

    private void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - end < 0, what + " did not happen; " + node.traffic());
            Thread.sleep(20);
        }
    }

    private Optional<Announced> announced(BadPeer origin) {
        String id = origin.context.directory().self().id().toString();
        return node.database().stream().filter(one -> one.origin().equals(id)).findFirst();
    }

    @Test
    void clocksFarApartAreToldSo() throws Exception {
        try (BadPeer late = member(2)) {
            Socket plain = new Socket("127.51.0.1", VICTIM.port());
            Sockets.Secured secured = Sockets.secure(plain, late.context.tls(), true);
            Hello hello = Hello.newBuilder()
                    .setMinVersion(Handshake.VERSION)
                    .setMaxVersion(Handshake.VERSION)
                    .setOverlay(OVERLAY)
                    .setWallMillis(System.currentTimeMillis() - 3_600_000)
                    .setRecord(late.context.directory().self().signed())
                    .build();
            secured.tls()
                    .getOutputStream()
                    .write(Frames.of(
                            LinkEnvelope.newBuilder().setHello(hello).build().toByteArray()));
            Frames.read(secured.tls().getInputStream(), 65536, () -> {});
            byte[] answer = Frames.read(secured.tls().getInputStream(), 65536, () -> {});
            assertEquals(
                    Reject.Reason.CLOCK_SKEW,
                    LinkEnvelope.parseFrom(answer).getReject().getReason());
            secured.close();
        }
    }

    @Test
    void aCopyOfARunningNodeIsRefusedAndANewLifeOfADeadOneIsNot() throws Exception {
        Identity copied = Identity.selfSigned("copied", OVERLAY);
        AtomicBoolean talking = new AtomicBoolean(true);
        try (BadPeer first = member(copied, 2).connect();
                BadPeer copy = member(copied, 3)) {
            Thread talk = new Thread(() -> {
                for (int i = 1; talking.get(); i++) {
                    try {
                        first.send(first.own(i, new int[] {1}, 5000));
                        Thread.sleep(50);
                    } catch (IOException | InterruptedException e) {
                        return;
                    }
                }
            });
            talk.start();
            await("the first", () -> announced(first).isPresent());
            copy.connect();
            await("a refusal", () -> handshakes("duplicate-id") == 1);
            assertEquals(
                    Reject.Reason.DUPLICATE_ID,
                    LinkEnvelope.parseFrom(copy.frame()).getReject().getReason());
            assertTrue(copy.closedWithin(5000));
            talking.set(false);
            talk.join();
        }
        try (BadPeer again = member(copied, 3).connect()) {
            again.send(again.own(1, new int[] {1}, 5000));
            await("its next life", () -> announced(again).stream().anyMatch(one -> one.epoch() == again.epoch()));
        }
    }

    @Test
    void whoDoesNotReadIsDroppedBeforeMuchIsHeldForIt() throws Exception {
        try (BadPeer talker = member(2).connect();
                BadPeer deaf = member(3).connect()) {
            int[] many = new int[60];
            int[] costs = new int[60];
            for (int i = 0; i < many.length; i++) {
                many[i] = talker.context.directory().local(new egoist.node.identity.GlobalId(7, i));
                costs[i] = 1000;
            }
            talker.send(talker.own(1, many, costs));
            await("something to send", () -> announced(talker).isPresent());
            deaf.plain().setReceiveBufferSize(4096);
            int wordy = deaf.context
                    .directory()
                    .local(talker.context.directory().self().id());
            assertThrows(IOException.class, () -> {
                for (int i = 0; i < 200_000; i++) {
                    deaf.send(new SyncRequest(new int[] {wordy}));
                }
            });
            await("its link being closed", () -> node.traffic().connections() <= 1);
            assertTrue(rejected("slow-reader") + rejected("write-timeout") > 0, () -> "" + node.traffic());
        }
    }

    @Test
    void aFloodOfNewcomersIsServedSlowly() throws Exception {
        try (BadPeer many = member(2).connect()) {
            for (int i = 0; i < 200; i++) {
                many.send(new JoinRequest(true));
            }
            await("refusals", () -> rejected("join-rate") >= 150);
            await("their answers", () -> node.traffic().bytesOut().getOrDefault("nack", 0L) > 0);
        }
    }

    @Test
    void copiesOfTheDatabaseAreHandedOutAtALimitedRate() throws Exception {
        try (BadPeer greedy = member(2).connect()) {
            for (int i = 0; i < 100; i++) {
                greedy.send(new SyncRequest(new int[0]));
            }
            await("refusals", () -> rejected("sync-rate") >= 90);
        }
    }

    @Test
    void signaturesAreVerifiedAtALimitedRate() throws Exception {
        try (BadPeer flooder = member(2).connect()) {
            List<KnownNode> copies =
                    Collections.nCopies(100, flooder.context.directory().self());
            try {
                for (int i = 0; i < 30; i++) {
                    flooder.raw(LinkFrames.records(copies).get(0).frame());
                }
            } catch (IOException e) {
                // It was closed for it: also an answer.
            }
            await("a limit", () -> rejected("verification-rate") > 0);
        }
        try (BadPeer honest = member(3).connect()) {
            honest.send(honest.own(1, new int[] {1}, 5000));
            await("an honest announcement", () -> announced(honest).isPresent());
        }
    }

    /** What all members would have to verify and to pass on is let in at the rate of an honest origin's announcements. */
    @Test
    void whoAnnouncesWithoutEndIsHeardNowAndThen() throws Exception {
        try (BadPeer flooder = member(2).connect()) {
            for (int i = 1; i <= 500; i++) {
                flooder.send(flooder.own(i, new int[] {1}, 5000 + i));
            }
            await("refusals", () -> rejected("announcement-rate") >= 400);
            await("the first ones", () -> announced(flooder).isPresent());
            long heard = announced(flooder).orElseThrow().sequence();
            assertTrue(heard < 500, "number " + heard);
            assertEquals(0, rejected("verification-rate"));
            Thread.sleep(1500);
            flooder.send(flooder.own(501, new int[] {1}, 5000));
            await("what it says later", () -> announced(flooder).orElseThrow().sequence() == 501);
        }
    }

    @Test
    void replaysNeitherRegressNorCount() throws Exception {
        try (BadPeer origin = member(2).connect();
                BadPeer replayer = member(3).connect()) {
            byte[] old = origin.codec().encode(origin.own(1, new int[] {1}, 5000));
            origin.body(old);
            await("the first", () -> announced(origin).isPresent());
            origin.send(origin.own(9, new int[] {1}, 6000));
            await("the second", () -> announced(origin).orElseThrow().sequence() == 9);
            for (int i = 0; i < 20; i++) {
                replayer.body(old);
            }
            await("the replays", () -> node.status().peer().counts().stale() >= 20);
            assertEquals(9, announced(origin).orElseThrow().sequence());
            assertEquals(2, node.traffic().connections(), "whoever passes on what is true is not punished for it");
        }
    }

    /** Its own key must have been stolen: it speaks above what the thief said, and raises an alarm. */
    @Test
    void whatIsSaidInItsOwnNameIsSuperseded() throws Exception {
        try (BadPeer thief = member(2).connect()) {
            thief.send(new LinkOpen(false, 0));
            int victim = thief.context.directory().local(identity.id());
            MessageCodec stolen = new MessageCodec(thief.context.directory(), new Signatures() {
                @Override
                public byte[] sign(byte[] payload) {
                    return identity.sign(AnnouncementGate.PURPOSE, OVERLAY, payload);
                }

                @Override
                public boolean good(byte[] origin, byte[] payload, byte[] signature) {
                    return true;
                }
            });
            long epoch = (thief.clock.micros() + 1_000_000) << 10;
            thief.body(stolen.encode(
                    new Announcement(victim, epoch, 7, false, new int[] {0}, new int[] {1}, new boolean[1])));
            await("an alarm", () -> rejected("self-conflict") > 0);
            await(
                    "a word above it",
                    () -> node.database().stream()
                            .anyMatch(one -> one.origin().equals(identity.id().toString())
                                    && one.epoch() == epoch
                                    && one.sequence() > 7));
        }
    }

    @Test
    void whoFallsSilentIsClosed() throws Exception {
        try (BadPeer silent = member(2).connect()) {
            await("its link", () -> node.traffic().connections() == 1);
            assertTrue(silent.closedWithin(15_000), "half-open for ever");
        }
        await("nothing left of it", () -> node.traffic().connections() == 0);
    }
}
