package egoist.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.PathTrial.Verdict;
import egoist.protocol.message.PathProbe;
import egoist.protocol.overlay.Overlay;
import org.junit.jupiter.api.Test;

/** What one trial of a path says, and what becomes of what it says. */
class PathTrialTest {
    private static final long NONCE = 77;
    private static final int NOTICEABLE = 5_000;
    private static final int[] ROUTE = {1, 2, 3};
    /** Each link of the path is announced at 10 ms; all peers are 30 ms away. */
    private static final int[] LEGS = {10_000, 10_000, 10_000};

    private static final int[] DIRECT = {10_000, 30_000, 30_000};

    private static PathTrial trial() {
        return new PathTrial(new PathProbe(0, NONCE, ROUTE, 0), LEGS, DIRECT, 1_000);
    }

    /** The probe came to that peer on the path after so long. */
    private static void came(PathTrial trial, int position, long micros) {
        trial.answered(ROUTE[position], NONCE, 1_000 + micros + DIRECT[position]);
    }

    @Test
    void aPathAsAnnouncedIsRight() {
        PathTrial trial = trial();
        came(trial, 0, 10_500);
        came(trial, 1, 21_000);
        assertFalse(trial.complete());
        came(trial, 2, 31_000);
        assertTrue(trial.complete());
        trial.judge(NOTICEABLE, 1);
        assertEquals(Verdict.RIGHT, trial.verdict(1));
        assertEquals(Verdict.RIGHT, trial.verdict(2));
    }

    @Test
    void theLinkThatIsLateIsFound() {
        PathTrial trial = trial();
        came(trial, 0, 10_000);
        came(trial, 1, 80_000);
        came(trial, 2, 90_000);
        trial.judge(NOTICEABLE, 1);
        assertEquals(Verdict.LATE, trial.verdict(1));
        assertEquals(70_000, trial.worth(1));
        assertEquals(Verdict.RIGHT, trial.verdict(2));
    }

    @Test
    void theFirstPeerCannotShiftTheBlameByAnsweringLate() {
        PathTrial trial = trial();
        came(trial, 0, 80_000);
        came(trial, 1, 80_000);
        came(trial, 2, 90_000);
        trial.judge(NOTICEABLE, 1);
        assertEquals(Verdict.LATE, trial.verdict(1), "a link of the one that answered late");
        assertEquals(Verdict.RIGHT, trial.verdict(2));
    }

    @Test
    void whoAnswersLateFurtherOnMakesTheLinkToItLookBad() {
        PathTrial trial = trial();
        came(trial, 0, 10_000);
        came(trial, 1, 90_000);
        came(trial, 2, 90_000);
        trial.judge(NOTICEABLE, 1);
        assertEquals(Verdict.LATE, trial.verdict(1), "peer 2 lied about its link to 3");
    }

    @Test
    void whoDoesNotAnswerSharesTheBlame() {
        PathTrial trial = trial();
        came(trial, 0, 10_000);
        came(trial, 2, 90_000);
        trial.judge(NOTICEABLE, 1);
        assertEquals(Verdict.LATE, trial.verdict(1));
        assertEquals(Verdict.LATE, trial.verdict(2));
    }

    @Test
    void whereTheProbeStayedIsNoShortcut() {
        PathTrial trial = trial();
        came(trial, 0, 10_000);
        trial.judge(NOTICEABLE, 1);
        assertEquals(Verdict.SILENT, trial.verdict(1));
        assertEquals(20_000, trial.worth(1), "no better than the direct way");
        assertEquals(Verdict.UNKNOWN, trial.verdict(2), "it never had a chance");
    }

    @Test
    void thoseWhoWereNotAskedAreNotHeard() {
        PathTrial trial = trial();
        trial.answered(9, NONCE, 20_000);
        trial.answered(1, NONCE + 1, 20_000);
        assertEquals(0, trial.answers());
        came(trial, 0, 10_000);
        came(trial, 0, 90_000);
        assertEquals(1, trial.answers(), "the first answer counts");
    }

    @Test
    void whoIsLateItselfToleratesMore() {
        PathTrial trial = trial();
        came(trial, 0, 10_000);
        came(trial, 1, 40_000);
        came(trial, 2, 50_000);
        trial.judge(NOTICEABLE, 1);
        assertEquals(Verdict.LATE, trial.verdict(1));
        trial.judge(NOTICEABLE, 2);
        assertEquals(Verdict.RIGHT, trial.verdict(1));
    }

    @Test
    void threeTimesInARowAreEnoughForAWhile() {
        LegDoubts doubts = new LegDoubts(600);
        Overlay told = new Overlay(4, 2);
        told.add(1, 2, 10);
        told.add(2, 3, 10);
        doubts.wrong(1, 2, 90, 0);
        doubts.wrong(1, 2, 80, 1);
        doubts.right(1, 2);
        doubts.wrong(1, 2, 70, 2);
        doubts.wrong(1, 2, 95, 3);
        assertEquals(10, doubts.applied(told).cost(1, 2), "not in a row");
        doubts.wrong(1, 2, 99, 4);
        assertEquals(70, doubts.applied(told).cost(1, 2), "the least found");
        assertEquals(10, doubts.applied(told).cost(2, 3));
        doubts.right(1, 2);
        doubts.forget(603);
        assertEquals(1, doubts.count());
        doubts.forget(604);
        assertEquals(10, doubts.applied(told).cost(1, 2), "forgotten");
        doubts.wrong(1, 2, 85, 700);
        assertEquals(70, doubts.applied(told).cost(1, 2), "known of old");
        doubts.forget(1300);
        doubts.forget(1900);
        doubts.wrong(1, 2, 85, 1901);
        assertEquals(10, doubts.applied(told).cost(1, 2), "long ago");
    }

    @Test
    void anOwnerMayAnnounceEvenWorse() {
        LegDoubts doubts = new LegDoubts(600);
        Overlay told = new Overlay(3, 1);
        told.add(1, 2, 100);
        for (int i = 0; i < 3; i++) {
            doubts.wrong(1, 2, 90, i);
        }
        assertEquals(100, doubts.applied(told).cost(1, 2));
    }
}
