package egoist.sim.engine;

/** Looks at a simulation at regular times; it reads and never touches, so a run is the same with or without it. */
@FunctionalInterface
public interface Observer {
    /** Called when everything before {@code nowMicros} has happened. */
    void sample(long nowMicros, Simulator simulator);
}
