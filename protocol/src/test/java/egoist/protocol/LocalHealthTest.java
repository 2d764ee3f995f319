package egoist.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.message.JoinReply;
import egoist.protocol.message.KeepAlive;
import egoist.protocol.message.LinkAccept;
import egoist.protocol.message.ProbeReply;
import egoist.protocol.message.ProbeRequest;
import egoist.protocol.overlay.Wiring;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A peer that itself is late does not accuse others, and is not deceived about that by a few. */
class LocalHealthTest {
    private static final long SECOND = 1_000_000;
    private static final int OTHERS = 20;

    /** A peer among twenty others, linked to 1, 2 and 3, that has run for two minutes with answers after 40 ms. */
    private static RecordingEnvironment healthy(int patience) {
        RecordingEnvironment world = RecordingEnvironment.of(
                0,
                Configs.of(
                        3,
                        "boot-delay",
                        "1h",
                        "join-retry",
                        "1h",
                        "join-retry-max",
                        "1h",
                        "epoch",
                        "0s",
                        "keep-alive",
                        "5s",
                        "patience",
                        patience));
        world.answerPings(40_000, id -> true);
        world.peer().start();
        world.peer()
                .receive(
                        Bootstrap.ID,
                        new JoinReply(IntStream.rangeClosed(1, OTHERS).toArray()));
        world.run(1);
        world.peer().adopt(Wiring.of(1, 2, 3));
        for (int id = 1; id <= 3; id++) {
            world.peer().receive(id, new LinkAccept(0));
        }
        live(world, 120);
        world.takeSent();
        return world;
    }

    /** Lets time pass while the partners show signs of life. */
    private static void live(RecordingEnvironment world, int seconds) {
        for (int i = 0; i < seconds; i++) {
            world.run(1);
            for (int id = 1; id <= 3; id++) {
                world.peer().receive(id, new KeepAlive(true, 0));
            }
        }
    }

    private static int accusations(RecordingEnvironment world) {
        return world.sent(ProbeRequest.class).size();
    }

    @Test
    void aHealthyPeerHasNoPatience() {
        RecordingEnvironment world = healthy(8);
        assertEquals(1, world.peer().status().patience());
        assertEquals(0, accusations(world));
    }

    /** All answers come after seven seconds: the trouble is this peer's, and it soon knows. */
    @Test
    void whoseAnswersAllComeLateWaitsLongerInsteadOfAccusing() {
        RecordingEnvironment hasty = healthy(1);
        hasty.answerPings(7 * SECOND, id -> true);
        live(hasty, 300);
        RecordingEnvironment patient = healthy(8);
        patient.answerPings(7 * SECOND, id -> true);
        live(patient, 300);
        assertTrue(accusations(hasty) > 5 * OTHERS, accusations(hasty) + " without patience");
        assertTrue(accusations(patient) <= 3 * OTHERS, accusations(patient) + " with patience");
        assertEquals(3, patient.peer().status().patience());
        patient.takeSent();
        live(patient, 300);
        assertEquals(0, accusations(patient), "once it knows");
        assertEquals(0, patient.peer().counts().deaths());
        for (int id = 1; id <= OTHERS; id++) {
            assertTrue(patient.peer().linkCost(id) > 3 * SECOND, "measured all the same: " + id);
        }
        patient.answerPings(40_000, id -> true);
        live(patient, 60);
        assertEquals(1, patient.peer().status().patience(), "healthy again");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8})
    void aMinorityThatAnswersLateDoesNotMakeItPatient(int late) {
        RecordingEnvironment world = healthy(8);
        world.answerPings(id -> id <= late ? 7 * SECOND : 40_000);
        int patient = 0;
        for (int i = 0; i < 350; i++) {
            live(world, 1);
            patient += world.peer().status().patience() > 1 ? 1 : 0;
        }
        assertEquals(0, patient, "seconds patient with " + late + " of 20 late");
    }

    @Test
    void theSilentAreStillFoundOutByAHealthyPeer() {
        RecordingEnvironment world = healthy(8);
        world.answerPings(40_000, id -> id > OTHERS / 2);
        live(world, 100);
        assertEquals(1, world.peer().status().patience(), "silence is not lateness: half may be cut off");
        assertEquals(OTHERS / 2 - 3, world.peer().counts().deaths(), "all but the partners, who show signs of life");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 10, 60})
    void aLateWakeUpMakesItPatientForAWhile(int lateSeconds) {
        RecordingEnvironment world = healthy(8);
        world.at(world.due(Timer.PROBE) + lateSeconds * SECOND);
        world.fire(Timer.PROBE);
        int patience = world.peer().status().patience();
        assertEquals(Math.min(8, 2 + lateSeconds / 3), patience);
        live(world, 6 * patience + 2);
        assertEquals(1, world.peer().status().patience());
        assertEquals(0, world.peer().counts().deaths());
    }

    /** A patient peer gives a partner without signs of life longer, but not for ever. */
    @Test
    void patienceHoldsForSignsOfLifeToo() {
        RecordingEnvironment world = healthy(8);
        world.answerPings(7 * SECOND, id -> true);
        live(world, 200);
        world.answerPings(7 * SECOND, id -> id != 2);
        int seconds = 0;
        while (world.peer().wiring().contains(2)) {
            world.run(1);
            world.peer().receive(1, new KeepAlive(true, 0));
            world.peer().receive(3, new KeepAlive(true, 0));
            seconds++;
        }
        assertTrue(seconds > 20 && seconds <= 3 * 20, seconds + " s");
    }

    /** Others reach those this peer holds for silent, again and again: then its own ways are bad. */
    @Test
    void whomOthersReachAgainAndAgainTeachesPatience() {
        RecordingEnvironment world = healthy(8);
        world.answerPings(40_000, id -> false);
        int most = 1;
        for (int i = 0; i < 60; i++) {
            live(world, 1);
            world.sent(ProbeRequest.class)
                    .forEach(request -> world.peer().receive(1, new ProbeReply(request.target())));
            world.takeSent();
            most = Math.max(most, world.peer().status().patience());
        }
        assertTrue(most > 1);
    }
}
