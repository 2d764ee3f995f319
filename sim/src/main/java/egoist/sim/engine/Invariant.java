package egoist.sim.engine;

/** Something that must hold after every event of a simulation; tests check it there. */
@FunctionalInterface
public interface Invariant {
    /** @throws AssertionError saying what does not hold */
    void check(Simulator simulator);
}
