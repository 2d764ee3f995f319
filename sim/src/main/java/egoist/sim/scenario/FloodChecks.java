package egoist.sim.scenario;

import egoist.config.Problem;
import egoist.config.Section;
import egoist.config.Selection;
import egoist.protocol.parameter.Durations;
import egoist.protocol.parameter.Parameters;
import egoist.sim.engine.FloodWorkload;
import java.util.List;

/** What a scenario with {@code workload: flood} may not ask for. */
final class FloodChecks {
    private final Section scenario;
    private final List<Problem> problems;

    private FloodChecks(Section scenario, List<Problem> problems) {
        this.scenario = scenario;
        this.problems = problems;
    }

    static void check(Section scenario, List<Problem> problems) {
        if (scenario.sound("workload")
                && scenario.parameters().choice("workload").equals("flood")) {
            new FloodChecks(scenario, problems).check();
        }
    }

    private void check() {
        if (scenario.sound("mode") && scenario.parameters().choice("mode").equals("game")) {
            problems.add(scenario.problem(
                    ScenarioCodes.NEEDS_PROTOCOL_MODE,
                    "workload",
                    "there are no announcements to flood in mode game",
                    "set 'mode: protocol', or leave 'workload' out"));
        }
        only("policies", "k-random", "links are drawn at random and stay");
        only("metric", "delay", "links have a delay and nothing else");
        only("applications", "none", "nothing is measured but messages");
        only("faults", "none", "nothing goes wrong");
        if (scenario.sound("churn") && !scenario.selection("churn").name().equals("none")) {
            refuse("churn", "nobody comes or goes");
        }
        if (List.of("warmup", "sample").stream().allMatch(scenario::sound)) {
            begins(scenario.parameters());
        }
    }

    private void only(String key, String name, String reason) {
        if (scenario.sound(key)) {
            List<Selection> selections = scenario.selections(key);
            if (selections.size() != 1 || !selections.get(0).name().equals(name)) {
                refuse(key, reason + ", so '" + name + "' is all there can be");
            }
        }
    }

    private void refuse(String key, String reason) {
        problems.add(scenario.problem(ScenarioCodes.FIXED_WORKLOAD, key, "in the flood workload " + reason));
    }

    private void begins(Parameters top) {
        long warmup = top.micros("warmup");
        if (warmup < FloodWorkload.OPENING_MICROS || warmup % top.micros("sample") != 0) {
            refuse(
                    "warmup",
                    "floods begin after the warm-up of " + Durations.text(warmup)
                            + ", which must be a second or more and a multiple of the sample of "
                            + Durations.text(top.micros("sample")));
        }
    }
}
