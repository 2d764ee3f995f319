package egoist.protocol;

import egoist.protocol.policy.WiringProblem;

/** The world as a peer sees it that is unlike the others; all goes through but what it overrides. */
interface Lens extends Environment {
    /** What all the others see. */
    Environment world();

    @Override
    default long nowMicros() {
        return world().nowMicros();
    }

    @Override
    default void wake(Timer timer, long delayMicros) {
        world().wake(timer, delayMicros);
    }

    @Override
    default void solve(WiringProblem problem) {
        world().solve(problem);
    }

    @Override
    default double localLoad() {
        return world().localLoad();
    }
}
