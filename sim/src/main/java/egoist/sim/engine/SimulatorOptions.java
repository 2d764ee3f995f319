package egoist.sim.engine;

import egoist.sim.churn.ChurnEvent;
import egoist.sim.fault.Fault;
import egoist.sim.misbehaviour.Claims;
import java.util.List;

/**
 * How a simulation is run, beside who the peers are and what network they live on.
 *
 * @param joinOverMicros the first joins are spread evenly at random over this time; 0 for all at once
 * @param decisionMicros how long a peer takes to choose a wiring, 0 or more
 * @param bootstrapMicros one-way delay between any peer and the bootstrap, 1 or more
 * @param threads threads that compute decisions, the simulation's own included, 1 or more; the run is the same for any number
 * @param churn joins and departures after the first joins, in order of time
 * @param faults what goes wrong, stacked
 * @param claims what peers say of their links, who lie
 */
public record SimulatorOptions(
        long joinOverMicros,
        long decisionMicros,
        long bootstrapMicros,
        int threads,
        List<ChurnEvent> churn,
        List<Fault> faults,
        Claims claims) {
    /** Joins over one second, decisions in 100 ms, a bootstrap 20 ms away, one thread, no churn, nothing goes wrong. */
    public static final SimulatorOptions DEFAULT =
            new SimulatorOptions(1_000_000, 100_000, 20_000, 1, List.of(), List.of(), Claims.HONEST);

    /** @throws IllegalArgumentException if a value is out of range */
    public SimulatorOptions {
        if (joinOverMicros < 0 || decisionMicros < 0 || bootstrapMicros < 1 || threads < 1) {
            throw new IllegalArgumentException("join over " + joinOverMicros + " us, decision " + decisionMicros
                    + " us, bootstrap " + bootstrapMicros + " us, threads " + threads);
        }
        churn = List.copyOf(churn);
        faults = List.copyOf(faults);
    }

    public SimulatorOptions withJoinOver(long micros) {
        return new SimulatorOptions(micros, decisionMicros, bootstrapMicros, threads, churn, faults, claims);
    }

    public SimulatorOptions withDecision(long micros) {
        return new SimulatorOptions(joinOverMicros, micros, bootstrapMicros, threads, churn, faults, claims);
    }

    public SimulatorOptions withThreads(int count) {
        return new SimulatorOptions(joinOverMicros, decisionMicros, bootstrapMicros, count, churn, faults, claims);
    }

    public SimulatorOptions withChurn(List<ChurnEvent> events) {
        return new SimulatorOptions(joinOverMicros, decisionMicros, bootstrapMicros, threads, events, faults, claims);
    }

    public SimulatorOptions withFaults(List<Fault> stack) {
        return new SimulatorOptions(joinOverMicros, decisionMicros, bootstrapMicros, threads, churn, stack, claims);
    }

    public SimulatorOptions withClaims(Claims others) {
        return new SimulatorOptions(joinOverMicros, decisionMicros, bootstrapMicros, threads, churn, faults, others);
    }
}
