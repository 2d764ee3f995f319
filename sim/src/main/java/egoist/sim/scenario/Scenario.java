package egoist.sim.scenario;

import egoist.config.Axis;
import egoist.config.Selection;
import egoist.config.Setting;
import egoist.protocol.parameter.Parameters;
import egoist.sim.check.Assertion;
import egoist.sim.game.GameConfig;
import egoist.sim.misbehaviour.Misbehaviour;
import egoist.sim.network.Network;
import egoist.sim.sweep.Condition;
import java.nio.file.Path;
import java.util.List;

/**
 * One experiment, checked and complete: what a scenario file says, with overrides and defaults.
 *
 * @param name what reports call it; the file's name if it has none of its own
 * @param assertions what must hold of the results
 * @param mode which of the two drivers runs it
 * @param workload what peers do, for {@link Mode#PROTOCOL}
 * @param grid what is varied beside the policies
 * @param policies to compare, with distinct labels
 * @param preference how much peers care for each target
 * @param penalty M, what an unreachable target costs, in the metric's unit; 0 for n times the costliest link
 * @param replications worlds each combination is run in, at least 1
 * @param seed from which all chance in the scenario follows
 * @param world the network under the overlay
 * @param game the {@code game:} block, for {@link Mode#GAME}
 * @param protocol the {@code protocol:} block, for {@link Mode#PROTOCOL}
 * @param span times, for {@link Mode#PROTOCOL}
 * @param churn who comes and goes
 * @param faults what goes wrong, for {@link Mode#PROTOCOL}
 * @param misbehaviour who does not play by the rules
 * @param applications what the final wirings are tried for
 * @param axes further settings that take several values; {@link Sweep} has a scenario for each combination
 * @param where which combinations are run
 * @param files the absolute paths of the data files that are named
 * @param text the file as it was read, without overrides
 * @param settings every effective value and where it came from
 */
public record Scenario(
        String name,
        String description,
        List<Assertion> assertions,
        Mode mode,
        Workload workload,
        Grid grid,
        List<Selection> policies,
        Selection preference,
        double penalty,
        int replications,
        long seed,
        World world,
        GameConfig game,
        Parameters protocol,
        Span span,
        Selection churn,
        List<Selection> faults,
        Misbehaviour misbehaviour,
        List<Selection> applications,
        List<Axis> axes,
        Condition where,
        List<Path> files,
        String text,
        List<Setting> settings) {

    /** Which driver. */
    public enum Mode {
        /** Message-free: peers choose in turn on true costs, the SNS game of the papers. */
        GAME,
        /** Every join, ping, announcement and link is simulated. */
        PROTOCOL
    }

    /** What peers do. */
    public enum Workload {
        /** They join, ping, announce and wire themselves. */
        OVERLAY,
        /** They announce fixed links and pass on announcements: the load other simulators were measured by. */
        FLOOD
    }

    /**
     * What is varied: each combination is an experiment of its own.
     *
     * @param peers numbers of peers n, each at least 2
     * @param degrees numbers of links k, each at least 1
     * @param metrics link costs
     */
    public record Grid(List<Integer> peers, List<Integer> degrees, List<Selection> metrics) {
        public Grid {
            peers = List.copyOf(peers);
            degrees = List.copyOf(degrees);
            metrics = List.copyOf(metrics);
        }
    }

    /**
     * The {@code network:} block.
     *
     * @param network the models, made; their files have been read
     */
    public record World(
            Selection latency, Selection jitter, Selection load, Selection bandwidth, double loss, Network network) {}

    /**
     * Virtual times of a run of the protocol.
     *
     * @param durationMicros how long it runs
     * @param warmupMicros how much of that, from the start, is not measured
     * @param sampleMicros from one observation to the next
     * @param joinOverMicros over which time the first peers join
     * @param decisionMicros how long a peer takes to choose a wiring
     */
    public record Span(
            long durationMicros, long warmupMicros, long sampleMicros, long joinOverMicros, long decisionMicros) {}

    public Scenario {
        assertions = List.copyOf(assertions);
        policies = List.copyOf(policies);
        faults = List.copyOf(faults);
        applications = List.copyOf(applications);
        axes = List.copyOf(axes);
        files = List.copyOf(files);
        settings = List.copyOf(settings);
    }
}
