package egoist.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import egoist.protocol.message.Announcement;
import egoist.protocol.message.JoinReply;
import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.WiringProblem;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who cares for a member that nobody links to. */
class OrphansTest {
    private static final int ORPHAN = 4;

    /** Peer 0 among 1 to 4, all measured; 1, 2 and 3 link to each other in a ring. */
    private static RecordingEnvironment world(Object... more) {
        Object[] quiet = {"keep-alive", "0s", "boot-delay", "1h", "join-retry", "1h", "join-retry-max", "1h"};
        Object[] all = Arrays.copyOf(quiet, quiet.length + more.length);
        System.arraycopy(more, 0, all, quiet.length, more.length);
        PeerConfig config = Configs.of(2, all);
        RecordingEnvironment world = RecordingEnvironment.of(0, config);
        world.answerPings(40_000, id -> true);
        world.peer().start();
        world.peer().receive(Bootstrap.ID, new JoinReply(new int[] {1, 2, 3, ORPHAN}));
        world.run(0.1);
        world.peer().receive(1, links(1, 1, 2));
        world.peer().receive(1, links(2, 1, 3));
        world.peer().receive(1, links(3, 1, 1));
        return world;
    }

    private static Announcement links(int origin, int sequence, int... neighbours) {
        int[] costs = new int[neighbours.length];
        Arrays.fill(costs, 30_000);
        return new Announcement(origin, 1, sequence, false, neighbours, costs, new boolean[costs.length]);
    }

    private static int weightOfOrphan(RecordingEnvironment world) {
        WiringProblem problem = world.problem();
        assertNotNull(problem, "a decision is asked for");
        int[] weights = problem.weights();
        return weights == null ? 1 : weights[ORPHAN];
    }

    @Test
    void byTheLetterOfTheCostEveryoneCaresForAnOrphan() {
        RecordingEnvironment world = world("orphans", "all");
        world.peer().receive(1, links(ORPHAN, 1, 1, 2));
        world.fire(Timer.REWIRE);
        assertEquals(1, weightOfOrphan(world), "first epoch");
    }

    @Test
    void anOrphanIsLeftToOthersForOneEpoch() {
        RecordingEnvironment world = world();
        world.peer().receive(1, links(ORPHAN, 1, 1, 2));
        world.fire(Timer.REWIRE);
        assertEquals(0, weightOfOrphan(world), "first epoch");
        world.adopt(Wiring.of(1, 2));
        world.fire(Timer.REWIRE);
        assertEquals(1, weightOfOrphan(world), "second epoch in a row");
        world.adopt(Wiring.of(1, 2));
        world.peer().receive(1, links(3, 2, 1, ORPHAN));
        world.fire(Timer.REWIRE);
        assertEquals(1, weightOfOrphan(world), "linked to by 3");
        world.adopt(Wiring.of(1, 2));
        world.peer().receive(1, links(3, 3, 1));
        world.fire(Timer.REWIRE);
        assertEquals(0, weightOfOrphan(world), "an orphan anew");
    }

    @Test
    void whoLinksToItOrIsLinkedByItCares() {
        RecordingEnvironment linked = world();
        linked.peer().adopt(Wiring.of(1, ORPHAN));
        linked.fire(Timer.REWIRE);
        assertEquals(1, weightOfOrphan(linked), "this peer links to it");
        RecordingEnvironment linking = world();
        linking.peer().receive(1, links(ORPHAN, 1, 0, 1, 2));
        assertNull(linking.problem(), "it is the turn of 1, the neighbour at 4 mod 3");
        linking.fire(Timer.REWIRE);
        assertEquals(1, weightOfOrphan(linking), "it links to this peer");
    }

    @Test
    void oneOfItsNeighboursDecidesAtOnce() {
        RecordingEnvironment world = world();
        world.peer().receive(1, links(ORPHAN, 1, 0, 2));
        assertEquals(1, weightOfOrphan(world), "the neighbour at 4 mod 2 is this peer");
        world.adopt(Wiring.of(1, ORPHAN));
        world.peer().receive(1, links(ORPHAN, 2, 0, 3));
        assertNull(world.problem(), "it has its link now");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theLossOfItsLastLinkIsNoticedAtOnce(boolean departure) {
        RecordingEnvironment world = world();
        world.peer().receive(1, links(3, 2, 1, ORPHAN));
        world.peer().receive(1, links(ORPHAN, 1, 0, 2));
        assertNull(world.problem(), "3 links to it");
        world.peer().receive(1, departure ? Announcement.departure(3, 1, 3) : links(3, 3, 1));
        assertEquals(1, weightOfOrphan(world));
    }

    @Test
    void itIsReachedOnceItIsMeasured() {
        RecordingEnvironment world = world();
        world.peer().receive(5, links(5, 1, 0));
        assertNull(world.problem(), "no link can be made to who is not measured");
        world.run(1.5);
        assertNotNull(world.problem(), "measured, and nobody else's concern");
    }

    /** Where members are pinged in turn only, a dead one would be an orphan for epochs, and everyone's concern. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoHasNoInLinkIsPingedBeforeItIsCaredFor(boolean orphan) {
        RecordingEnvironment world = world("ping", "60s", "ping-limit", 1);
        world.peer().receive(1, links(ORPHAN, 1, 1, 2));
        world.peer().receive(1, orphan ? links(3, 2, 1) : links(3, 2, 1, ORPHAN));
        world.answerPings(40_000, id -> id != ORPHAN);
        world.fire(Timer.REWIRE);
        world.adopt(Wiring.EMPTY);
        world.run(18);
        world.fire(Timer.REWIRE);
        WiringProblem problem = world.problem();
        assertNotNull(problem, "a decision is asked for");
        boolean member = Arrays.stream(problem.members()).anyMatch(id -> id == ORPHAN);
        assertEquals(!orphan, member, "held for alive 18 s after it died, an orphan: " + orphan);
    }
}
