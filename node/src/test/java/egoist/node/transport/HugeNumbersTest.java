package egoist.node.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.node.Endpoint;
import egoist.node.Node;
import egoist.node.NodeSettings;
import egoist.node.identity.Credentials;
import egoist.node.identity.DenyList;
import egoist.node.identity.GlobalId;
import egoist.node.identity.Identity;
import egoist.node.identity.OverlayKeys;
import egoist.node.view.Announced;
import egoist.protocol.PeerRecipe;
import egoist.protocol.message.Announcement;
import egoist.protocol.message.Limits;
import egoist.protocol.message.LinkOpen;
import egoist.protocol.message.MessageCodec;
import egoist.protocol.message.Signatures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The greatest numbers an announcement may have, said by their owner or by a thief of its key: nobody is moved beyond what others
 * take, so no owner is ever locked out of its own announcements (as in OSPF, CVE-2017-3224).
 */
@Timeout(60)
class HugeNumbersTest {
    private static final String OVERLAY = "test";
    private static final OverlayKeys KEY = OverlayKeys.of("the key of an overlay that counts far");
    private static final Endpoint VICTIM = new Endpoint("127.55.0.1", 61223);
    private static final long LAST = Limits.SEQUENCES - 1;
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final long MINUTE_MICROS = 60_000_000L;

    @TempDir
    private Path directory;

    private Identity identity;
    private Node node;

    @BeforeEach
    void prepare() throws Exception {
        identity = Identity.selfSigned("victim", OVERLAY);
        node = start();
    }

    private Node start() throws Exception {
        Credentials credentials = Credentials.sharedKey(identity, KEY, DenyList.empty());
        PeerRecipe recipe = PeerRecipe.bestResponse(2).with("announce-interval", "500ms");
        return Node.start(NodeSettings.of(OVERLAY, VICTIM, directory.resolve("data"), credentials, recipe));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private static BadPeer member(int number) throws Exception {
        Credentials credentials =
                Credentials.sharedKey(Identity.selfSigned("m" + number, OVERLAY), KEY, DenyList.empty());
        return new BadPeer(credentials, OVERLAY, new Endpoint("127.55.0." + number, 61223), VICTIM);
    }

    private void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - end < 0, what + " did not happen; " + node.traffic() + node.database());
            Thread.sleep(20);
        }
    }

    private long rejected(String reason) {
        return node.traffic().rejected().getOrDefault(reason, 0L);
    }

    private Optional<Announced> announced(GlobalId origin) {
        return node.database().stream()
                .filter(one -> one.origin().equals(origin.toString()))
                .findFirst();
    }

    private boolean holds(GlobalId origin, long epoch, long sequence) {
        return announced(origin)
                .filter(one -> one.epoch() == epoch && one.sequence() == sequence)
                .isPresent();
    }

    /** Says something in the victim's name, signed with its key. */
    private void steal(BadPeer thief, long epoch, long sequence) throws IOException {
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
        int victim = thief.context.directory().local(identity.id());
        thief.body(stolen.encode(
                new Announcement(victim, epoch, sequence, false, new int[] {0}, new int[] {1}, new boolean[1])));
    }

    @Test
    void theLastNumberOfAnEpochIsTakenAndTheNextIsNot() throws Exception {
        try (BadPeer origin = member(2).connect()) {
            GlobalId id = origin.context.directory().self().id();
            origin.send(origin.own(LAST, new int[] {1}, 5000));
            await("the last number", () -> holds(id, origin.epoch(), LAST));
            origin.send(origin.own(Limits.SEQUENCES, new int[] {1}, 6000));
            await("a refusal", () -> rejected("announcement-sequence") == 1);
            assertTrue(holds(id, origin.epoch(), LAST), "what is refused changes nothing");
            Thread.sleep(1500); // so that it does not announce too often
            long next = origin.epoch() + 1;
            origin.send(new Announcement(0, next, 1, false, new int[] {1}, new int[] {7000}, new boolean[1]));
            await("a new epoch", () -> holds(id, next, 1));
        }
    }

    @Test
    void anEpochMoreThanADayAheadIsRefusedFromItsOwnerToo() throws Exception {
        try (BadPeer origin = member(2).connect()) {
            GlobalId id = origin.context.directory().self().id();
            long far = (origin.clock.micros() + DAY_MICROS + MINUTE_MICROS) << 10;
            origin.send(new Announcement(0, far, 1, false, new int[] {1}, new int[] {7000}, new boolean[1]));
            await("a refusal", () -> rejected("announcement-epoch") == 1);
            origin.send(origin.own(1, new int[] {1}, 5000));
            await("what it says now", () -> holds(id, origin.epoch(), 1));
        }
    }

    /** A thief says the greatest that others take; the owner goes on above it, in numbers that others take too. */
    @Test
    void anOwnerIsNotLockedOutByTheGreatestNumbers() throws Exception {
        try (BadPeer thief = member(2).connect()) {
            thief.send(new LinkOpen(false, 0));
            long far = (thief.clock.micros() + DAY_MICROS + MINUTE_MICROS) << 10;
            steal(thief, far, 1);
            await("a refusal", () -> rejected("announcement-epoch") == 1);
            long greatest = (thief.clock.micros() + DAY_MICROS - MINUTE_MICROS) << 10;
            steal(thief, greatest, LAST);
            await("a word above it", () -> holds(identity.id(), greatest + 1, 1));
            await("an alarm", () -> rejected("self-conflict") > 0);
        }
    }

    /** Its next life remembers nothing of that, hears of it, and goes on above it. */
    @Test
    void aNewLifeIsNotLockedOutEither() throws Exception {
        long greatest;
        try (BadPeer thief = member(2).connect()) {
            thief.send(new LinkOpen(false, 0));
            greatest = (thief.clock.micros() + DAY_MICROS - MINUTE_MICROS) << 10;
            steal(thief, greatest, LAST);
            await("a word above it", () -> holds(identity.id(), greatest + 1, 1));
        }
        node.close();
        node = start();
        try (BadPeer witness = member(3).connect()) {
            witness.send(new LinkOpen(false, 0));
            await("its own", () -> announced(identity.id()).isPresent());
            Announced fresh = announced(identity.id()).orElseThrow();
            assertTrue(fresh.epoch() < greatest, "a day ahead already: " + fresh);
            steal(witness, greatest + 1, LAST);
            await("a word above it", () -> holds(identity.id(), greatest + 2, 1));
        }
    }

    /** Lives that follow upon each other within a moment, the clock set back an hour in between: each is newer than the last. */
    @Test
    void theTimeKeptOnDiskOutlivesAClockThatIsSetBack() throws Exception {
        long before = 0;
        for (int life = 0; life < 3; life++) {
            WallClock clock = new WallClock(
                    () -> System.currentTimeMillis() - 3_600_000,
                    Long.parseLong(java.nio.file.Files.readString(directory.resolve("data/life"))
                            .strip()));
            assertTrue(clock.startMicros() > System.currentTimeMillis() * 1000, "the file holds the later time");
            try (BadPeer witness = member(4 + life).connect()) {
                witness.send(new LinkOpen(false, 0));
                await("its own", () -> announced(identity.id()).isPresent());
                long epoch = announced(identity.id()).orElseThrow().epoch();
                assertTrue(epoch > before, epoch + " after " + before);
                before = epoch;
            }
            node.close();
            node = start();
        }
        assertEquals(0, rejected("announcement-epoch"));
    }
}
