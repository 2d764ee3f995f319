package egoist.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.message.Announcement;
import egoist.protocol.message.JoinReply;
import egoist.protocol.message.LinkAccept;
import egoist.protocol.message.LinkClose;
import egoist.protocol.message.LinkOpen;
import egoist.protocol.message.Nack;
import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.BestResponse;
import egoist.protocol.policy.KClosest;
import egoist.protocol.policy.WiringPolicy;
import egoist.protocol.policy.WiringProblem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RewiringTest {
    /** A started peer 0 among 1 to {@code others}, all measured at 20 ms. */
    private static RecordingEnvironment world(PeerConfig config, int others) {
        RecordingEnvironment world = RecordingEnvironment.of(0, config);
        world.answerPings(40_000, id -> true);
        world.peer().start();
        world.peer()
                .receive(
                        Bootstrap.ID,
                        new JoinReply(IntStream.rangeClosed(1, others).toArray()));
        world.run(0.1);
        return world;
    }

    private static void accept(RecordingEnvironment world, int... partners) {
        for (int partner : partners) {
            world.peer().receive(partner, new LinkAccept(0));
        }
    }

    private static Announcement links(int origin, int sequence, int... neighbours) {
        int[] costs = new int[neighbours.length];
        java.util.Arrays.fill(costs, 30_000);
        return new Announcement(origin, 1, sequence, false, neighbours, costs, new boolean[costs.length]);
    }

    private static Object[] quiet(Object... more) {
        Object[] quiet = {"keep-alive", "0s", "boot-delay", "1h", "join-retry", "1h", "join-retry-max", "1h"};
        Object[] all = new Object[quiet.length + more.length];
        System.arraycopy(quiet, 0, all, 0, quiet.length);
        System.arraycopy(more, 0, all, quiet.length, more.length);
        return all;
    }

    @Test
    void theProblemIsWhatThePeerKnows() {
        RecordingEnvironment world = world(Configs.of(2, quiet()), 3);
        world.peer().receive(1, links(1, 1, 2, 9));
        world.peer().receive(1, links(2, 1, 0, 3));
        world.peer().receive(1, links(8, 1, 1));
        world.peer().receive(1, Announcement.departure(7, 1, 1));
        world.fire(Timer.REWIRE);
        WiringProblem problem = world.problem();
        assertNotNull(problem);
        assertArrayEquals(new int[] {0, 1, 2, 3, 8}, problem.members(), "8 announces itself, 9 is hearsay, 7 is gone");
        assertEquals(2, problem.degree());
        assertEquals(PathAlgebra.ADDITIVE, problem.algebra());
        assertEquals(20_000, problem.linkCosts()[1]);
        assertEquals(PathAlgebra.NO_LINK, problem.linkCosts()[8], "not measured, no link");
        assertEquals(PathAlgebra.NO_LINK, problem.linkCosts()[0]);
        assertEquals(30_000, problem.overlay().cost(1, 2));
        assertEquals(PathAlgebra.NO_LINK, problem.overlay().cost(1, 9), "no links to who is not there");
        assertEquals(Wiring.EMPTY, problem.current());
        assertArrayEquals(new int[] {1, 1, 1, 1, 1, 1, 1, 1, 0}, problem.weights(), "nobody links to 8 yet");
    }

    @Test
    void epochsAreStaggeredAndRegular() {
        Set<Long> phases = new HashSet<>();
        for (int id = 1; id <= 20; id++) {
            RecordingEnvironment world = RecordingEnvironment.of(id, Configs.of(2));
            world.peer().start();
            phases.add(world.due(Timer.REWIRE) / 3_000_000);
            world.at(world.due(Timer.REWIRE));
            world.fire(Timer.REWIRE);
            assertEquals(60_000_000, world.due(Timer.REWIRE) - world.nowMicros());
        }
        assertTrue(phases.size() >= 8, "phases over the epoch: " + phases);
    }

    @Test
    void newLinksAreOpenBeforeOldOnesCloseAndOneAnnouncementTellsIt() {
        RecordingEnvironment world = world(Configs.of(2, quiet()), 4);
        world.peer().adopt(Wiring.of(1, 2));
        accept(world, 1, 2);
        world.takeSent();
        long announced = world.peer().counts().announcementsOriginated();
        world.peer().adopt(Wiring.of(3, 4));
        assertEquals(List.of(3, 4), world.receivers(LinkOpen.class));
        accept(world, 3);
        assertEquals(Wiring.of(1, 2, 3), world.peer().wiring());
        assertTrue(world.sent(LinkClose.class).isEmpty());
        accept(world, 4);
        assertEquals(Wiring.of(3, 4), world.peer().wiring());
        assertEquals(List.of(1, 2), world.receivers(LinkClose.class));
        assertEquals(announced + 1, world.peer().counts().announcementsOriginated());
        assertEquals(List.of(3, 4), world.receivers(Announcement.class), "new neighbours hear it, old ones no more");
    }

    @Test
    void aRequestThatIsNoLongerWantedIsTakenBack() {
        RecordingEnvironment world = world(Configs.of(1, quiet()), 4);
        world.peer().adopt(Wiring.of(1));
        accept(world, 1);
        world.peer().adopt(Wiring.of(2));
        world.takeSent();
        world.peer().adopt(Wiring.of(3));
        assertEquals(List.of(2), world.receivers(LinkClose.class));
        accept(world, 2);
        accept(world, 3);
        assertEquals(List.of(2, 2, 1), world.receivers(LinkClose.class), "a late acceptance is declined");
        assertEquals(Wiring.of(3), world.peer().wiring());
    }

    @Test
    void anUnansweredRequestIsRepeatedThenGivenUp() {
        RecordingEnvironment world = world(Configs.of(2, quiet()), 4);
        world.peer().adopt(Wiring.of(1, 2));
        accept(world, 1);
        world.takeSent();
        world.run(5);
        assertEquals(List.of(2), world.receivers(LinkOpen.class), "asked again");
        world.run(5);
        assertEquals(Wiring.of(1), world.peer().wiring());
        assertEquals(Wiring.of(1), world.peer().chosen());
    }

    @Test
    void aRefusalIsRespectedForSomeEpochs() {
        RecordingEnvironment world = world(Configs.of(1, quiet()), 3);
        world.peer().adopt(Wiring.of(1));
        accept(world, 1);
        world.peer().adopt(Wiring.of(2));
        world.peer().receive(2, new Nack(Nack.Reason.FULL, ""));
        assertEquals(Wiring.of(1), world.peer().wiring(), "the old link stays when the new one is refused");
        world.fire(Timer.REWIRE);
        assertArrayEquals(new int[] {1, 3}, world.problem().linkable());
        world.adopt(Wiring.of(1));
        for (int epoch = 0; epoch < 5; epoch++) {
            world.fire(Timer.REWIRE);
            if (epoch < 4) {
                world.adopt(Wiring.of(1));
            }
        }
        assertArrayEquals(new int[] {1, 2, 3}, world.problem().linkable());
        assertEquals(1, world.peer().counts().refusals());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLostLinkIsRepairedWhenConfigured(boolean immediate) {
        PeerConfig config = Configs.of(2, quiet("repair", immediate ? "immediate" : "delayed"));
        RecordingEnvironment world = world(config, 4);
        world.peer().adopt(Wiring.of(1, 2));
        accept(world, 1, 2);
        world.peer().receive(1, new LinkClose(false));
        assertEquals(Wiring.of(2), world.peer().wiring());
        assertEquals(immediate, world.problem() != null);
        assertEquals(1, world.peer().counts().linksLost());
    }

    @Test
    void aLostDonatedLinkIsRepairedAtOnceInAnyMode() {
        RecordingEnvironment world = world(Configs.of(2, quiet()), 4);
        world.peer().adopt(Wiring.of(new int[] {1}, new int[] {2}));
        accept(world, 1, 2);
        world.peer().receive(2, new LinkClose(false));
        assertNotNull(world.problem());
    }

    @Test
    void whoLosesAllNeighboursTakesRandomOnes() {
        RecordingEnvironment world = world(Configs.of(3, quiet()), 20);
        world.peer().adopt(Wiring.of(1, 2));
        accept(world, 1, 2);
        world.takeSent();
        world.peer().receive(1, new LinkClose(false));
        world.peer().receive(2, new LinkClose(false));
        assertEquals(3, new HashSet<>(world.receivers(LinkOpen.class)).size());
    }

    @Test
    void aDecisionIsNotAskedForWhileOneIsPending() {
        RecordingEnvironment world = world(Configs.of(2, quiet("repair", "immediate")), 4);
        world.fire(Timer.REWIRE);
        WiringProblem first = world.problem();
        world.fire(Timer.REWIRE);
        assertEquals(first, world.problem());
        world.adopt(Wiring.of(1));
        assertNotNull(world.problem(), "the one that had to wait");
    }

    @Test
    void theDeadAreNotAdopted() {
        RecordingEnvironment world = world(Configs.of(2, quiet()), 4);
        world.answerPings(40_000, id -> id != 3);
        world.run(90);
        assertEquals(1, world.peer().counts().deaths());
        world.adopt(Wiring.of(2, 3));
        assertEquals(Wiring.of(2), world.peer().chosen());
    }

    @Test
    void theRingRuleDonatesWhenChosenLinksDoNotConnect() {
        PeerConfig config = Configs.of(2, new KClosest(), quiet());
        RecordingEnvironment world = world(config, 3);
        world.peer().receive(1, links(1, 1, 0, 2));
        world.peer().receive(1, links(2, 1, 0, 1));
        world.fire(Timer.REWIRE);
        world.adopt(Wiring.of(1, 2));
        assertEquals(Wiring.of(1, 2), world.peer().chosen(), "3 has not announced itself: the view is incomplete");
        world.peer().receive(1, links(3, 1, 0, 2));
        world.fire(Timer.REWIRE);
        world.adopt(Wiring.of(2, 3));
        assertEquals(Wiring.of(2, 3), world.peer().chosen(), "connected as it is");
        world.fire(Timer.REWIRE);
        world.adopt(Wiring.of(1, 2));
        assertEquals(Wiring.of(new int[] {2}, new int[] {1}), world.peer().chosen(), "nobody reaches 3");
        world.fire(Timer.REWIRE);
        world.adopt(Wiring.of(2, 3));
        assertEquals(
                Wiring.of(new int[] {2}, new int[] {1}),
                world.peer().chosen(),
                "what is donated stays donated while the successor is the same");
    }

    @Test
    void donatedLinksOfOthersDoNotHideThatChosenOnesDoNotConnect() {
        RecordingEnvironment world = world(Configs.of(1, new KClosest(), quiet()), 2);
        boolean[] donated = {true};
        world.peer().receive(1, new Announcement(1, 1, 1, false, new int[] {2}, new int[] {5}, donated));
        world.peer().receive(1, new Announcement(2, 1, 1, false, new int[] {0}, new int[] {5}, donated));
        world.fire(Timer.REWIRE);
        world.adopt(Wiring.of(1));
        assertEquals(Wiring.of(new int[0], new int[] {1}), world.peer().chosen());
        accept(world, 1);
        world.run(6);
        assertTrue(world.peer().announcement(0).donated(0), "and says so");
    }

    @Test
    void selfishPoliciesNeverDonate() {
        RecordingEnvironment world = world(Configs.of(1, new BestResponse(), quiet()), 2);
        world.peer().receive(1, links(1, 1, 0));
        world.peer().receive(1, links(2, 1, 0));
        world.fire(Timer.REWIRE);
        world.adopt(Wiring.of(1));
        assertEquals(Wiring.of(1), world.peer().chosen());
    }

    @Test
    void equalPeersAskEqualQuestions() {
        WiringPolicy policy = new BestResponse();
        WiringProblem[] problems = new WiringProblem[2];
        for (int i = 0; i < 2; i++) {
            RecordingEnvironment world = world(Configs.of(2, policy, quiet()), 4);
            world.fire(Timer.REWIRE);
            problems[i] = world.problem();
        }
        assertEquals(problems[0].seed(), problems[1].seed());
        assertArrayEquals(problems[0].linkCosts(), problems[1].linkCosts());
    }

    @Test
    void moreInLinksThanItTakesAreRefused() {
        RecordingEnvironment world = RecordingEnvironment.of(0, Configs.of(2, "max-in-links", 2));
        for (int from : new int[] {1, 2, 3, 1}) {
            world.peer().receive(from, new LinkOpen(false, 0));
        }
        assertEquals(List.of(3), world.receivers(Nack.class));
        assertEquals(2, world.peer().status().inLinks().length);
        world.peer().receive(1, new LinkClose(true));
        world.peer().receive(3, new LinkOpen(false, 0));
        assertEquals(2, world.peer().status().inLinks().length);
        assertEquals(List.of(3), world.receivers(Nack.class), "there is room again");
    }
}
