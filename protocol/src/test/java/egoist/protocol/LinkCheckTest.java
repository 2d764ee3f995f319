package egoist.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.message.Announcement;
import egoist.protocol.message.LinkClose;
import egoist.protocol.message.LinkOpen;
import egoist.protocol.metric.LoadMetric;
import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.LinkStateDatabase;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.policy.BestResponse;
import egoist.protocol.policy.KRegular;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both ends speak for a link: it counts unless its far end objects, and for no less than that end measured. */
class LinkCheckTest {
    private static final int[] NONE = {};

    private static Announcement owner(int cost) {
        return new Announcement(1, 1, 1, false, new int[] {2}, new int[] {cost}, new boolean[1]);
    }

    private static Announcement farEnd(int[] owners, int... costs) {
        return new Announcement(2, 1, 1, false, NONE, NONE, new boolean[0], owners, costs);
    }

    private static int counted(PeerConfig config, Announcement... all) {
        LinkStateDatabase database = new LinkStateDatabase(4);
        Arrays.stream(all).forEach(database::offer);
        Overlay announced = new Overlay(4, 4);
        for (Announcement one : all) {
            for (int i = 0; i < one.degree(); i++) {
                announced.add(one.origin(), one.neighbour(i), one.cost(i));
            }
        }
        OwnCoordinate none = RecordingEnvironment.of(0, config).peer().coordinate;
        return new LinkCheck(config)
                .counted(announced, database, to -> PathAlgebra.NO_LINK, none)
                .cost(1, 2);
    }

    @Test
    void aLinkItsFarEndDeniesCountsForNothing() {
        PeerConfig config = Configs.of(2);
        assertEquals(30_000, counted(config, owner(30_000)), "the other end is not known yet");
        assertEquals(30_000, counted(config, owner(30_000), farEnd(new int[] {3}, 0)), "another's link is denied");
        assertEquals(PathAlgebra.NO_LINK, counted(config, owner(30_000), farEnd(new int[] {1}, 0)));
        PeerConfig trusting = Configs.of(2, "two-way", "false");
        assertEquals(30_000, counted(trusting, owner(30_000), farEnd(new int[] {1}, 0)), "as the papers have it");
    }

    @Test
    void itCostsTheWorseOfWhatItsEndsMeasured() {
        assertEquals(80_000, counted(Configs.of(2), owner(1_000), farEnd(new int[] {1}, 80_000)), "made look good");
        assertEquals(90_000, counted(Configs.of(2), owner(90_000), farEnd(new int[] {1}, 80_000)), "since put right");
    }

    private static Announcement last(RecordingEnvironment world) {
        var all = world.sent(Announcement.class);
        return all.get(all.size() - 1);
    }

    /** Announces once, whatever is known then. */
    private static Announcement announced(RecordingEnvironment world) {
        world.takeSent();
        world.fire(Timer.ANNOUNCE);
        return last(world);
    }

    private static Announcement claim(int sequence, int cost) {
        return new Announcement(3, 1, sequence, false, new int[] {7}, new int[] {cost}, new boolean[1]);
    }

    private static RecordingEnvironment seven(Object... more) {
        Object[] config = {"boot-delay", "1h", "smoothing", "1", "ping", "4s", "keep-alive", "0s"};
        Object[] all = Arrays.copyOf(config, config.length + more.length);
        System.arraycopy(more, 0, all, config.length, more.length);
        RecordingEnvironment world = RecordingEnvironment.of(7, Configs.of(2, all));
        world.peer().start();
        world.peer().receive(4, new LinkOpen(false, 0));
        return world;
    }

    @Test
    void aPeerDeniesLinksItDoesNotHave() {
        RecordingEnvironment world = seven();
        world.peer().receive(4, claim(1, 5_000));
        assertEquals(0, announced(world).objectionTo(3));
        world.peer().receive(3, new LinkOpen(false, 0));
        assertEquals(PathAlgebra.NO_LINK, announced(world).objectionTo(3), "now it has it, and says so");
        world.peer().receive(3, new LinkClose(true));
        world.takeSent();
        world.fire(Timer.ANNOUNCE);
        assertTrue(world.sent(Announcement.class).isEmpty(), "that a link was taken back is its owner's to say");
        world.peer().receive(4, claim(2, 5_000));
        assertEquals(0, announced(world).objectionTo(3), "but it must say so");
        world.peer().receive(4, new Announcement(3, 1, 3, false, NONE, NONE, new boolean[0]));
        assertEquals(PathAlgebra.NO_LINK, announced(world).objectionTo(3));
    }

    @Test
    void aPeerToldToTrustDeniesNothing() {
        RecordingEnvironment world = seven("two-way", "false");
        world.peer().receive(4, claim(1, 5_000));
        assertEquals(PathAlgebra.NO_LINK, announced(world).objectionTo(3));
    }

    @Test
    void aPeerTellsWhatALinkThatIsMadeLookGoodReallyCosts() {
        RecordingEnvironment world = seven();
        world.peer().receive(3, new LinkOpen(false, 0));
        measure(world, 200_000);
        world.peer().receive(4, claim(1, 95_000));
        world.takeSent();
        world.fire(Timer.ANNOUNCE);
        assertTrue(world.sent(Announcement.class).isEmpty(), "near enough");
        world.peer().receive(4, claim(2, 1_000));
        assertEquals(100_000, announced(world).objectionTo(3));
        measure(world, 210_000);
        world.takeSent();
        world.fire(Timer.ANNOUNCE);
        assertTrue(world.sent(Announcement.class).isEmpty(), "said before, nearly");
        measure(world, 4_000);
        Announcement own = world.peer().announcement(7);
        assertEquals(PathAlgebra.NO_LINK, own == null ? 0 : own.objectionTo(3), "the claim has come true");
    }

    private static void measure(RecordingEnvironment world, long roundTripMicros) {
        world.answerPings(roundTripMicros, asked -> asked == 3);
        long until = world.nowMicros() + 8_000_000;
        while (world.nowMicros() < until) {
            world.runUntil(Math.min(until, world.due(Timer.PROBE)));
        }
    }

    @Test
    void loadsOfTwoEndsAreNotCompared() {
        PeerConfig config = Configs.of(2, new BestResponse(), new LoadMetric(), "boot-delay", "1h");
        RecordingEnvironment world = RecordingEnvironment.of(7, config);
        world.load(100);
        world.peer().start();
        world.peer().receive(3, new LinkOpen(false, 0));
        world.answerPings(20_000, asked -> true);
        world.run(10);
        world.peer().receive(3, claim(1, 1));
        world.takeSent();
        world.fire(Timer.ANNOUNCE);
        assertTrue(world.sent(Announcement.class).stream().allMatch(one -> one.objections() == 0));
    }

    /** One that claims links to everyone at no cost, in an overlay of honest peers. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aLiarGainsNothingByLinksItDoesNotHave(long seed) {
        int peers = 12;
        TinyWorld world = new TinyWorld(peers, Configs.of(3), seed);
        world.joinAll();
        world.run(300);
        int[] everyone = IntStream.range(1, peers).toArray();
        Announcement known = world.peer(1).announcement(0);
        Announcement lie = new Announcement(
                0, known.epoch(), known.sequence() + 100, false, everyone, new int[peers - 1], new boolean[peers - 1]);
        world.crash(0);
        for (int id = 1; id < peers; id++) {
            world.peer(id).receive(id % (peers - 1) + 1, lie);
        }
        world.run(12);
        for (int id = 1; id < peers; id++) {
            Overlay counted = world.peer(id).countedLinks();
            for (int to = 1; to < peers; to++) {
                assertFalse(counted.cost(0, to) == 0, "seed " + seed + ": " + id + " believes in " + to);
            }
        }
    }

    /** In an overlay of honest peers nobody objects to anything, once it has settled. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void honestPeersDoNotObject(long seed) {
        TinyWorld world = new TinyWorld(20, Configs.of(3), seed);
        world.joinAll();
        world.run(400);
        for (int id = 0; id < 20; id++) {
            Announcement own = world.peer(id).announcement(id);
            assertEquals(0, own.objections(), "seed " + seed + ": " + own);
        }
    }

    /** Peers that name each other differently agree on the ring if they go by names they share. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void ringsFollowTheSharedOrder(long seed) {
        long[] shared = new java.util.SplittableRandom(seed).longs(9).toArray();
        PeerConfig config = Configs.of(2, new KRegular()).withRing(id -> shared[id]);
        TinyWorld world = new TinyWorld(9, config, seed);
        world.joinAll();
        world.run(400);
        int[] ring = IntStream.range(0, 9)
                .boxed()
                .sorted(Comparator.comparingLong(id -> shared[id]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int place = 0; place < 9; place++) {
            assertTrue(
                    world.peer(ring[place]).wiring().contains(ring[(place + 1) % 9]),
                    "seed " + seed + ", place " + place + " of " + Arrays.toString(ring));
        }
    }
}
