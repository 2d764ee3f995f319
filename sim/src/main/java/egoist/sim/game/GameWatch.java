package egoist.sim.game;

/** Told after every turn how far a game is, on the game's thread; it must be quick, and nothing it does shows in results. */
@FunctionalInterface
public interface GameWatch {
    /** Looks away. */
    GameWatch NONE = progress -> {};

    /** The game has come so far. */
    void turned(GameProgress progress);
}
