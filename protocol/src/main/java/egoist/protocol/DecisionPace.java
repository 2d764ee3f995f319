package egoist.protocol;

/**
 * How fast decisions out of turn may follow each other: three at once, then with pauses that double up to five seconds, as routers
 * do with shortest paths (the throttle of OSPF implementations). Else a partner that takes a link and gives it up again in a loop would keep
 * this peer deciding for ever. Ten seconds without one, and all is forgotten.
 */
final class DecisionPace {
    private static final int AT_ONCE = 3;
    private static final long LONGEST_MICROS = 5_000_000;
    private static final long QUIET_MICROS = 2 * LONGEST_MICROS;

    private final long pauseMicros;
    private long pauseNowMicros;
    private long takenMicros;
    private long nextMicros;
    private int taken;
    private boolean waiting;

    /** @param pauseMicros the first pause; 0 for none ever */
    DecisionPace(long pauseMicros) {
        this.pauseMicros = pauseMicros;
    }

    /** Whether a decision that is wanted may be taken now; if not, it {@link #isDue} later. */
    boolean take(long now) {
        if (pauseMicros == 0) {
            return true;
        }
        if (now < nextMicros) {
            waiting = true;
            return false;
        }
        waiting = false;
        if (now - takenMicros > QUIET_MICROS) {
            taken = 0;
        }
        takenMicros = now;
        if (++taken >= AT_ONCE) {
            pauseNowMicros = taken == AT_ONCE ? pauseMicros : Math.min(2 * pauseNowMicros, LONGEST_MICROS);
            nextMicros = now + pauseNowMicros;
        }
        return true;
    }

    /** Whether a decision waited and its time has come. */
    boolean isDue(long now) {
        return waiting && now >= nextMicros;
    }

    /** Everything was just decided in turn: nothing waits. */
    void decidedInTurn() {
        waiting = false;
    }
}
