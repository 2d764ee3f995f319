package egoist.sim.scenario;

import egoist.protocol.metric.Metric;
import egoist.protocol.metric.Metrics;
import egoist.protocol.parameter.Registry;
import egoist.protocol.policy.Preference;
import egoist.protocol.policy.Preferences;
import egoist.protocol.policy.WiringPolicies;
import egoist.protocol.policy.WiringPolicy;
import egoist.sim.application.Application;
import egoist.sim.application.Applications;
import egoist.sim.churn.ChurnModel;
import egoist.sim.churn.ChurnModels;
import egoist.sim.fault.Fault;
import egoist.sim.fault.FaultModels;
import egoist.sim.network.BandwidthModel;
import egoist.sim.network.BandwidthModels;
import egoist.sim.network.JitterModel;
import egoist.sim.network.JitterModels;
import egoist.sim.network.LatencyModel;
import egoist.sim.network.LatencyModels;
import egoist.sim.network.LoadModel;
import egoist.sim.network.LoadModels;
import java.util.List;

/** The registries a scenario chooses from. What is registered is in the schema, the checks and the documentation. */
public record ScenarioRegistries(
        Registry<WiringPolicy> policies,
        Registry<Metric> metrics,
        Registry<Preference> preferences,
        Registry<LatencyModel> latencies,
        Registry<JitterModel> jitters,
        Registry<LoadModel> loads,
        Registry<BandwidthModel> bandwidths,
        Registry<ChurnModel> churns,
        Registry<Fault> faults,
        Registry<Application> applications) {

    /** Everything the product has. */
    public static ScenarioRegistries standard() {
        return new ScenarioRegistries(
                WiringPolicies.registry(),
                Metrics.registry(),
                Preferences.registry(TextFile::lines),
                LatencyModels.registry(),
                JitterModels.registry(),
                LoadModels.registry(),
                BandwidthModels.registry(),
                ChurnModels.registry(),
                FaultModels.registry(),
                Applications.registry());
    }

    /** All of them, in the order of the documentation. */
    public List<Registry<?>> all() {
        return List.of(
                policies, metrics, preferences, latencies, jitters, loads, bandwidths, churns, faults, applications);
    }
}
