package egoist.sim.experiment;

import egoist.config.Selection;
import egoist.protocol.metric.Metric;
import egoist.protocol.policy.WiringPolicy;
import egoist.sim.scenario.Scenario;
import egoist.sim.scenario.ScenarioRegistries;
import java.util.List;

/** From what a scenario names to what is run. */
public final class Plans {
    private Plans() {}

    /** Makes everything a checked scenario names. */
    public static Plan of(Scenario scenario) {
        ScenarioRegistries registries = ScenarioRegistries.standard();
        List<Metric> metrics = scenario.grid().metrics().stream()
                .map(selection -> selection.create(registries.metrics()))
                .toList();
        Scenario.Span span = scenario.span();
        return new Plan(
                scenario.mode() == Scenario.Mode.PROTOCOL,
                scenario.workload() == Scenario.Workload.FLOOD,
                scenario.grid().peers(),
                scenario.grid().degrees(),
                metrics,
                scenario.policies().stream()
                        .map(selection -> choice(selection, registries))
                        .toList(),
                scenario.preference().create(registries.preferences()),
                scenario.replications(),
                scenario.seed(),
                Math.round(scenario.penalty() * 1000),
                scenario.world().network(),
                scenario.game(),
                scenario.protocol(),
                scenario.churn().create(registries.churns()),
                scenario.faults().stream()
                        .map(selection -> selection.create(registries.faults()))
                        .toList(),
                scenario.misbehaviour(),
                scenario.applications().stream()
                        .map(selection -> selection.create(registries.applications()))
                        .toList(),
                new Plan.Timing(
                        span.durationMicros(),
                        span.warmupMicros(),
                        span.sampleMicros(),
                        span.joinOverMicros(),
                        span.decisionMicros()));
    }

    private static Plan.Choice choice(Selection selection, ScenarioRegistries registries) {
        WiringPolicy policy = selection.create(registries.policies());
        return new Plan.Choice(selection.name(), selection.label(), policy);
    }
}
