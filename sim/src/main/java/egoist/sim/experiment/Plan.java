package egoist.sim.experiment;

import egoist.protocol.metric.Metric;
import egoist.protocol.parameter.Parameters;
import egoist.protocol.policy.Preference;
import egoist.protocol.policy.WiringPolicy;
import egoist.sim.application.Application;
import egoist.sim.churn.ChurnModel;
import egoist.sim.fault.Fault;
import egoist.sim.game.GameConfig;
import egoist.sim.misbehaviour.Misbehaviour;
import egoist.sim.network.Network;
import java.util.List;

/**
 * What a scenario asks for, with everything made that its names stand for.
 *
 * @param simulated whether every message is simulated (mode protocol) or peers play the wiring game (mode game)
 * @param floods whether what is simulated is the workload simulators are set side by side by, instead of peers that wire themselves
 * @param peers numbers of peers n
 * @param degrees numbers of links k
 * @param seeds number of replications
 * @param seed the scenario's seed, from which all else follows
 * @param penalty M, what an unreachable target costs, in thousandths of the metric's unit; 0 for n times the costliest link
 * @param churn who comes and goes in mode protocol
 * @param faults what goes wrong in mode protocol, stacked
 * @param misbehaviour of peers
 * @param applications what the final wirings are tried for
 * @param timing of mode protocol
 */
public record Plan(
        boolean simulated,
        boolean floods,
        List<Integer> peers,
        List<Integer> degrees,
        List<Metric> metrics,
        List<Choice> policies,
        Preference preference,
        int seeds,
        long seed,
        long penalty,
        Network network,
        GameConfig game,
        Parameters protocol,
        ChurnModel churn,
        List<Fault> faults,
        Misbehaviour misbehaviour,
        List<Application> applications,
        Timing timing) {

    /**
     * A policy under the label that tables give it.
     *
     * @param name its name in the registry
     */
    public record Choice(String name, String label, WiringPolicy policy) {}

    /**
     * @param durationMicros virtual time simulated
     * @param warmupMicros of it not measured
     * @param sampleMicros between two observations
     * @param joinOverMicros over which time the first peers join
     * @param decisionMicros how long a peer takes to choose a wiring
     */
    public record Timing(
            long durationMicros, long warmupMicros, long sampleMicros, long joinOverMicros, long decisionMicros) {}

    /** Label of the policy that ratios are to: the first best response listed; a name no policy has if there is none. */
    public String reference() {
        for (String name : List.of("best-response", "epsilon-best-response", "best-response-one-swap")) {
            for (Choice choice : policies) {
                if (choice.name().equals(name)) {
                    return choice.label();
                }
            }
        }
        return "";
    }

    /** All cells, in the order of {@link Grid#cells}. */
    public List<Cell> cells() {
        return Grid.of(this).cells();
    }

    /** As {@link Grid#twins}. */
    public int[] twins(List<Cell> cells) {
        return Grid.of(this).twins(cells);
    }

    Metric metric(String name) {
        return metrics.stream()
                .filter(metric -> metric.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
