package egoist.sim.engine;

/** Something that must hold after every event of a simulation; tests check it there. */
@FunctionalInterface
public interface Invariant {
    /**
     * @param peer whom the event was for: a peer, perhaps absent, or {@link Simulator#MAX_PEERS} for the roster
     * @throws AssertionError saying what does not hold
     */
    void check(Simulator simulator, int peer);
}
