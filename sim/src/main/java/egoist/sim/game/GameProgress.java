package egoist.sim.game;

/**
 * How far a game is.
 *
 * @param epochs done
 * @param planned epochs at most
 * @param mayRest whether it ends sooner if an epoch changes nothing
 * @param turns taken in the epoch that follows, from 0
 * @param players turns of an epoch
 * @param before games that were played before it for the same figures
 * @param games games played for these figures in all
 */
public record GameProgress(int epochs, int planned, boolean mayRest, int turns, int players, int before, int games) {
    /** Epochs until most games come to rest. */
    public static final int EPOCHS_TO_REST = 10;

    /** A game that is not at rest by then goes on for so many more, or so it is supposed. */
    private static final int MORE_EPOCHS = 2;

    /** The first epoch takes as long as so many later ones, as everybody finds better links far and wide. */
    private static final double FIRST_EPOCH = 5;

    /** Of a game played for its own sake. */
    GameProgress(int epochs, int planned, boolean mayRest, int turns, int players) {
        this(epochs, planned, mayRest, turns, players, 0, 1);
    }

    /** The same as one of several. */
    public GameProgress among(int gamesBefore, int gamesInAll) {
        return new GameProgress(epochs, planned, mayRest, turns, players, gamesBefore, gamesInAll);
    }

    /** What is done of what will probably have to be done, from 0 to 1, by the work it takes. */
    public double share() {
        double done = epochs + (double) turns / players;
        double probable = mayRest ? Math.min(planned, Math.max(EPOCHS_TO_REST, done + MORE_EPOCHS)) : planned;
        return (before + Math.min(1, work(done) / work(probable))) / games;
    }

    private static double work(double epochs) {
        return epochs < 1 ? epochs * FIRST_EPOCH : epochs - 1 + FIRST_EPOCH;
    }

    /** For little room: {@code epoch 3/40, turn 1200/5000}. */
    public String brief() {
        return "epoch " + (epochs + 1) + "/" + planned + ", turn " + turns + "/" + players;
    }

    /** For example {@code epoch 3 of 40, turn 1200 of 5000}. */
    @Override
    public String toString() {
        return "epoch " + (epochs + 1) + " of " + planned + ", turn " + turns + " of " + players;
    }
}
