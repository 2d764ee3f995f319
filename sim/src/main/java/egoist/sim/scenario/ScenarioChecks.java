package egoist.sim.scenario;

import egoist.config.ConfigCodes;
import egoist.config.KeyPath;
import egoist.config.Origin;
import egoist.config.Problem;
import egoist.config.Section;
import egoist.config.Selection;
import egoist.protocol.PeerConfig;
import egoist.protocol.metric.Metrics;
import egoist.protocol.parameter.Durations;
import egoist.protocol.parameter.Parameters;
import egoist.protocol.policy.FullMesh;
import egoist.protocol.policy.Preference;
import egoist.protocol.policy.WiringPolicy;
import egoist.sim.check.Assertion;
import egoist.sim.game.GameConfig;
import egoist.sim.misbehaviour.Misbehaviour;
import egoist.sim.network.LatencyModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a scenario's settings must satisfy together. */
final class ScenarioChecks {
    private static final int LONGEST_LABEL = 60;
    private static final Pattern QUOTED = Pattern.compile("'([a-z-]+)'");

    private final ScenarioRegistries registries;

    ScenarioChecks(ScenarioRegistries registries) {
        this.registries = registries;
    }

    List<Problem> problems(Section scenario) {
        List<Problem> problems = new ArrayList<>();
        degrees(scenario, problems);
        sizes(scenario, problems);
        labels(scenario, "policies", problems);
        labels(scenario, "metric", problems);
        times(scenario, problems);
        room(scenario, problems);
        churn(scenario, problems);
        coordinates(scenario, "game", problems);
        coordinates(scenario, "protocol", problems);
        FaultChecks.check(scenario, problems);
        FloodChecks.check(scenario, problems);
        misbehaviour(scenario, problems);
        assertions(scenario, problems);
        problems.addAll(SweepChecks.problems(scenario));
        block(scenario, "game", GameConfig::from, problems);
        block(scenario, "protocol", ScenarioChecks::peer, problems);
        return problems;
    }

    private static void peer(Parameters protocol) {
        PeerConfig.from(
                protocol, 1, new FullMesh(), Metrics.registry().get("delay").create(Map.of()), Preference.UNIFORM);
    }

    private static void degrees(Section scenario, List<Problem> problems) {
        if (!scenario.sound("k") || !scenario.sound("peers")) {
            return;
        }
        boolean onlyFullMesh = scenario.sound("policies")
                && scenario.selections("policies").stream()
                        .allMatch(policy -> policy.name().equals("full-mesh"));
        int degree = Collections.max(scenario.sweep("k"));
        int peers = Collections.min(scenario.sweep("peers"));
        if (degree >= peers && !onlyFullMesh) {
            problems.add(scenario.problem(
                    ScenarioCodes.TOO_MANY_LINKS,
                    "k",
                    "k = " + degree + " is too large for " + peers + " peers: a peer can link to at most " + (peers - 1)
                            + " others"));
        }
    }

    /** Asks every policy whether it can play each n and k; tells the first refusal of each. */
    private void sizes(Section scenario, List<Problem> problems) {
        if (!scenario.sound("k") || !scenario.sound("peers") || !scenario.sound("policies")) {
            return;
        }
        List<Selection> policies = scenario.selections("policies");
        for (int i = 0; i < policies.size(); i++) {
            WiringPolicy policy = policies.get(i).create(registries.policies());
            try {
                for (int peers : scenario.sweep("peers")) {
                    scenario.sweep("k").forEach(degree -> policy.admit(peers, degree));
                }
            } catch (IllegalArgumentException e) {
                problems.add(Problem.of(
                        ScenarioCodes.OUT_OF_REACH,
                        scenario.origin("policies", i),
                        KeyPath.ROOT.child("policies").child(i),
                        String.valueOf(e.getMessage())));
            }
        }
    }

    private static void labels(Section scenario, String key, List<Problem> problems) {
        if (!scenario.sound(key)) {
            return;
        }
        Map<String, Integer> seen = new LinkedHashMap<>();
        List<Selection> selections = scenario.selections(key);
        for (int i = 0; i < selections.size(); i++) {
            String label = selections.get(i).label();
            Origin origin = scenario.origin(key, i);
            KeyPath path = KeyPath.ROOT.child(key).child(i);
            Integer first = seen.putIfAbsent(label, i);
            if (first != null) {
                String[] help = key.equals("metric")
                        ? new String[0]
                        : new String[] {"give one of them a label of its own: {policy: ..., as: \"my label\"}"};
                problems.add(Problem.of(
                        ScenarioCodes.SAME_LABEL,
                        origin,
                        path,
                        "'" + label + "' is the label of " + path.parent().child(first) + " already",
                        help));
            }
            boolean printable = !label.isBlank()
                    && label.length() <= LONGEST_LABEL
                    && label.equals(label.strip())
                    && label.chars().noneMatch(Character::isISOControl);
            if (!printable) {
                problems.add(Problem.of(
                        ScenarioCodes.BAD_LABEL,
                        scenario.origin(key, i, "as"),
                        path.child("as"),
                        "a label is 1 to " + LONGEST_LABEL + " characters on one line, without blanks at its ends"));
            }
        }
    }

    private static void times(Section scenario, List<Problem> problems) {
        boolean sound = List.of("mode", "duration", "warmup", "sample").stream().allMatch(scenario::sound);
        if (!sound || !scenario.parameters().choice("mode").equals("protocol")) {
            return;
        }
        Parameters top = scenario.parameters();
        long duration = top.micros("duration");
        long measured = duration - top.micros("warmup");
        if (measured <= 0) {
            String key = scenario.origin("warmup").isDefault() ? "duration" : "warmup";
            problems.add(scenario.problem(
                    ScenarioCodes.NOTHING_MEASURED,
                    key,
                    "the warm-up of " + Durations.text(top.micros("warmup")) + " fills the whole duration of "
                            + Durations.text(duration)));
        } else if (top.micros("sample") > measured) {
            String key = scenario.origin("sample").isDefault() ? "duration" : "sample";
            problems.add(scenario.problem(
                    ScenarioCodes.NOTHING_MEASURED,
                    key,
                    "a sample every " + Durations.text(top.micros("sample")) + " never happens in the "
                            + Durations.text(measured) + " after the warm-up"));
        }
    }

    private static void churn(Section scenario, List<Problem> problems) {
        boolean sound = scenario.sound("mode") && scenario.sound("churn");
        if (sound
                && scenario.parameters().choice("mode").equals("game")
                && !scenario.selection("churn").name().equals("none")) {
            problems.add(scenario.problem(
                    ScenarioCodes.NEEDS_PROTOCOL_MODE,
                    "churn",
                    "peers come and go only in mode protocol",
                    "set 'mode: protocol', or leave 'churn' out"));
        }
    }

    private static void misbehaviour(Section scenario, List<Problem> problems) {
        if (!scenario.sound("misbehaviour") || !scenario.sound("mode")) {
            return;
        }
        Section block = scenario.section("misbehaviour");
        Misbehaviour how = Misbehaviour.from(block.parameters());
        if (!how.happens()) {
            return;
        }
        if (how.needsMessages() && !scenario.parameters().choice("mode").equals("protocol")) {
            problems.add(block.problem(
                    ScenarioCodes.NEEDS_PROTOCOL_MODE,
                    how.denied() > 0 ? "deny" : "displace",
                    "far ends speak up, and coordinates are announced, only in mode protocol",
                    "set 'mode: protocol', or leave it out"));
        }
        boolean onlyDelay = scenario.sound("metric")
                && scenario.selections("metric").stream()
                        .allMatch(metric -> metric.name().equals("delay"));
        if (!block.parameters().choice("audit").equals("none") && !onlyDelay) {
            problems.add(
                    block.problem(
                            ScenarioCodes.NO_FAR_END,
                            "audit",
                            "what the far end of a link measures, and what coordinates foretell, is comparable only under the metric delay"));
        }
    }

    private static void coordinates(Section scenario, String mode, List<Problem> problems) {
        if (!scenario.sound(mode) || !scenario.sound("metric")) {
            return;
        }
        Section block = scenario.section(mode);
        if (!block.sound("source") || !block.sound("filter")) {
            return;
        }
        String key = block.parameters().choice("source").equals("coordinates") ? "source" : "filter";
        boolean foretells = key.equals("source") || block.parameters().integer("filter") > 0;
        boolean others = scenario.selections("metric").stream()
                .anyMatch(metric -> !metric.name().equals("delay"));
        if (foretells && others) {
            problems.add(block.problem(
                    ConfigCodes.NOT_TOGETHER, key, "coordinates foretell delays only, and there are other metrics"));
        }
    }

    private static void assertions(Section scenario, List<Problem> problems) {
        if (scenario.sound("assert")) {
            for (String line : scenario.parameters().text("assert").lines().toList()) {
                try {
                    Assertion.parseAll(line);
                } catch (IllegalArgumentException e) {
                    problems.add(
                            scenario.problem(ScenarioCodes.NO_ASSERTION, "assert", String.valueOf(e.getMessage())));
                }
            }
        }
    }

    private void room(Section scenario, List<Problem> problems) {
        if (!scenario.sound("peers") || !scenario.section("network").sound("latency")) {
            return;
        }
        LatencyModel latency = scenario.section("network").made("latency", registries.latencies(), LatencyModel.class);
        Section game = scenario.section("game");
        int newcomers = game.sound("newcomers") ? game.parameters().integer("newcomers") : 0;
        int peers = Collections.max(scenario.sweep("peers")) + newcomers;
        if (peers > latency.maxPeers()) {
            problems.add(scenario.problem(
                    ScenarioCodes.TOO_MANY_PEERS,
                    "peers",
                    "the latency model has room for " + latency.maxPeers() + " peers, not for " + peers
                            + (newcomers > 0 ? ", newcomers among them" : "")));
        }
    }

    /** What the block's owner refuses, told at the first key its message names. */
    private static void block(Section scenario, String key, Consumer<Parameters> owner, List<Problem> problems) {
        if (!scenario.sound(key)) {
            return;
        }
        Section block = scenario.section(key);
        try {
            owner.accept(block.parameters());
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            String blamed = null;
            Matcher quoted = QUOTED.matcher(message);
            while (blamed == null && quoted.find()) {
                String name = quoted.group(1);
                blamed = block.sound(name) && !block.origin(name).isDefault() ? name : null;
            }
            problems.add(
                    blamed == null
                            ? scenario.problem(ConfigCodes.NOT_TOGETHER, key, message)
                            : block.problem(ConfigCodes.NOT_TOGETHER, blamed, message));
        }
    }
}
