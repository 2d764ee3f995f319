package egoist.sim.scenario;

import egoist.config.Format;
import egoist.config.Key;
import egoist.config.Shape;
import egoist.protocol.PeerConfig;
import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Registry;
import egoist.sim.game.GameConfig;
import egoist.sim.misbehaviour.Misbehaviour;
import java.util.ArrayList;
import java.util.List;

/** Everything a scenario file may hold, described once: for the checks, the JSON Schema, the template and the documentation. */
public final class ScenarioFormat {
    private static final int MOST_PEERS = 100_000;

    private ScenarioFormat() {}

    public static Format of(ScenarioRegistries registries) {
        return new Format(
                "scenario", "Egoist scenario", root(registries), "'egoist sim init' writes a scenario to start from");
    }

    private static Shape.Block root(ScenarioRegistries registries) {
        List<Key> keys = new ArrayList<>(compared(registries));
        keys.addAll(circumstances(registries));
        return new Shape.Block(keys);
    }

    /** What is compared, and on how many worlds. */
    private static List<Key> compared(ScenarioRegistries registries) {
        Shape.Selected policy = new Shape.Selected(
                registries.policies(),
                "policy",
                List.of(Parameter.text("as", null, "what tables and files call it, if not by its name")));
        return List.of(
                Key.of(Parameter.text("name", "", "what reports call the scenario; the file's name if left out")),
                Key.of(Parameter.text("description", "", "what the scenario is to show, a sentence or two")),
                Key.of(Parameter.text(
                        "assert",
                        "",
                        "what must hold of the results, a line each, like cost.best-response < 0.8 * cost.k-random")),
                Key.of(Parameter.choice(
                        "mode",
                        "game",
                        List.of("game", "protocol"),
                        "game: peers choose in turn on true costs; protocol: every message is simulated")),
                Key.of(Parameter.choice(
                        "workload",
                        "overlay",
                        List.of("overlay", "flood"),
                        "in mode protocol, overlay: peers wire themselves; flood: they announce fixed links, a load to measure"
                                + " simulators by")),
                sweep("peers", 2, MOST_PEERS, "number of peers n; several make a grid"),
                sweep("k", 1, MOST_PEERS - 1, "links each peer may have; several make a grid"),
                new Key(
                        "metric",
                        new Shape.Several(new Shape.Selected(registries.metrics(), "metric", List.of()), "metrics"),
                        registries.metrics().names().iterator().next(),
                        false,
                        "what a link costs; several make a grid"),
                Key.selected(
                        "preferences",
                        new Shape.Selected(registries.preferences(), "model", List.of()),
                        "how much a peer cares for each target"),
                Key.of(Parameter.number(
                        "penalty",
                        0.0,
                        0,
                        1e12,
                        "M, what an unreachable target costs, in ms or units of load; 0: n times the costliest link")),
                Key.of(Parameter.integer(
                        "seeds", 10, 1, 10_000, "replications: worlds in which every policy, k and metric is tried")),
                Key.of(Parameter.integer(
                        "seed",
                        1,
                        0,
                        Integer.MAX_VALUE,
                        "from which all chance follows; the same seed, the same results")),
                new Key(
                        "policies",
                        new Shape.Several(policy, "policies"),
                        null,
                        true,
                        "the wiring policies to compare"),
                new Key(
                        "sweep",
                        new Shape.Sweeps(),
                        null,
                        false,
                        "other settings that take several values, each combination an experiment of its own"),
                Key.of(Parameter.text(
                        "where",
                        "",
                        "which combinations are run, by axis, policy, metric, n and k, like loss < 0.1 or k = 2")));
    }

    /** The world it is compared in, and for how long. */
    private static List<Key> circumstances(ScenarioRegistries registries) {
        return List.of(
                Key.block("network", network(registries), "the network under the overlay"),
                Key.selected(
                        "churn", new Shape.Selected(registries.churns(), "model", List.of()), "how peers come and go"),
                new Key(
                        "faults",
                        new Shape.Several(new Shape.Selected(registries.faults(), "fault", List.of()), "faults"),
                        registries.faults().names().iterator().next(),
                        false,
                        "what goes wrong, for whom and when, stacked, in mode protocol"),
                new Key(
                        "applications",
                        new Shape.Several(
                                new Shape.Selected(registries.applications(), "application", List.of()),
                                "applications"),
                        registries.applications().names().iterator().next(),
                        false,
                        "what the final wirings are tried for, in measures.csv"),
                Key.block(
                        "misbehaviour",
                        Shape.Block.of(Misbehaviour.parameters()),
                        "who lies about links or relays nothing, and what others make of it"),
                Key.block("game", Shape.Block.of(GameConfig.parameters()), "how the game is played, in mode game"),
                Key.block(
                        "protocol",
                        Shape.Block.of(PeerConfig.parameters()),
                        "timers and habits of every peer, in mode protocol; a node's file takes the same block"),
                duration("duration", "1h", "1s", "virtual time that is simulated, in mode protocol"),
                duration("warmup", "10m", "0s", "how much of it, from the start, is not measured, in mode protocol"),
                duration("sample", "60s", "1ms", "from one observation to the next, in mode protocol"),
                duration("join-over", "1s", "0s", "over which time the first peers join, in mode protocol"),
                duration("decision", "100ms", "0s", "how long a peer takes to choose a wiring, in mode protocol"));
    }

    private static Shape.Block network(ScenarioRegistries registries) {
        return new Shape.Block(List.of(
                model("latency", registries.latencies(), "how long messages travel"),
                model("jitter", registries.jitters(), "how latency changes with time"),
                model("load", registries.loads(), "how busy peers are"),
                model("bandwidth", registries.bandwidths(), "how much bandwidth is available between peers"),
                Key.of(Parameter.number("loss", 0.0, 0, 1, "probability that a message is lost on its way"))));
    }

    private static Key model(String name, Registry<?> registry, String description) {
        return Key.selected(name, new Shape.Selected(registry, "model", List.of()), description);
    }

    private static Key sweep(String name, int min, int max, String description) {
        Parameter parameter = Parameter.integer(name, null, min, max, description);
        return new Key(name, new Shape.Sweep(parameter), null, true, description);
    }

    private static Key duration(String name, String value, String min, String description) {
        return Key.of(Parameter.duration(name, value, min, "10000d", description));
    }
}
