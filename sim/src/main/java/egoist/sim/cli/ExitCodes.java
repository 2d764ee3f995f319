package egoist.sim.cli;

/** What {@code egoist sim} exits with; stable, so that scripts may rely on it. */
final class ExitCodes {
    static final int OK = 0;
    static final int BUG = 1;
    static final int USAGE = 2;
    /** What was to be checked does not hold. */
    static final int FAILED = 3;

    /** Some cells failed; the results of the others are written. */
    static final int PARTIAL = 4;

    static final int INTERRUPTED = 130;

    private ExitCodes() {}
}
