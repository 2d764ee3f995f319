package egoist.sim.scenario;

import egoist.config.Axis;
import egoist.config.KeyPath;
import egoist.config.Problem;
import egoist.config.Section;
import egoist.sim.sweep.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the axes of a sweep and the condition on them must satisfy. */
final class SweepChecks {
    private static final long MOST_POINTS = 10_000;

    /** What takes several values without being an axis, or says nothing about what is simulated. */
    private static final Set<String> NOT_SWEPT =
            Set.of("name", "description", "assert", "peers", "k", "metric", "seeds", "policies", "sweep", "where");

    /** The columns that result files have anyway. */
    private static final Set<String> COLUMNS = Set.of(
            "policy",
            "k",
            "n",
            "peers",
            "metric",
            "seed",
            "seeds",
            "cell",
            "hash",
            "epoch",
            "time_s",
            "cost_mean",
            "epochs",
            "converged",
            "trace_hash",
            "peer",
            "row",
            "place",
            "longitude",
            "latitude",
            "neighbour",
            "donated",
            "level",
            "path_cost",
            "kind",
            "cause",
            "unconverged");

    private SweepChecks() {}

    static List<Problem> problems(Section scenario) {
        List<Problem> problems = new ArrayList<>();
        if (scenario.has("sweep") && !scenario.sound("sweep")) {
            return problems;
        }
        List<Axis> axes = scenario.axes("sweep");
        long points = 1;
        for (Axis axis : axes) {
            points = Math.min(MOST_POINTS + 1, points * axis.values().size());
            axis(axis, problems);
        }
        if (points > MOST_POINTS) {
            problems.add(scenario.problem(
                    ScenarioCodes.TOO_MANY_POINTS,
                    "sweep",
                    "the axes have more than " + MOST_POINTS + " combinations of values"));
        }
        if (scenario.sound("where")) {
            where(scenario, axes, problems);
        }
        return problems;
    }

    private static void axis(Axis axis, List<Problem> problems) {
        KeyPath path = KeyPath.ROOT.child("sweep").child(axis.name());
        if (NOT_SWEPT.contains(axis.key())) {
            boolean grid = List.of("peers", "k", "metric").contains(axis.key());
            String help = grid ? "write '" + axis.key() + ": [...]' at the top" : "'egoist sim explain E110' tells why";
            problems.add(Problem.of(
                    ScenarioCodes.NO_SUCH_AXIS, axis.origin(), path, "'" + axis.key() + "' is no axis", help));
        } else if (COLUMNS.contains(axis.name()) || axis.name().chars().anyMatch(Character::isISOControl)) {
            problems.add(Problem.of(
                    ScenarioCodes.NO_SUCH_AXIS,
                    axis.origin(),
                    path,
                    "'" + axis.name() + "' is a column of the result files already",
                    "give the axis a name of its own: {my-name: {key: " + axis.key() + ", values: ...}}"));
        }
    }

    private static void where(Section scenario, List<Axis> axes, List<Problem> problems) {
        try {
            Set<String> known = new TreeSet<>(List.of("policy", "k", "n", "metric"));
            axes.forEach(axis -> known.add(axis.name()));
            for (String name :
                    Condition.parse(scenario.parameters().text("where")).names()) {
                if (!known.contains(name)) {
                    throw new IllegalArgumentException(
                            "there is no '" + name + "' to choose by; there are " + String.join(", ", known));
                }
            }
        } catch (IllegalArgumentException e) {
            problems.add(scenario.problem(ScenarioCodes.NO_CONDITION, "where", String.valueOf(e.getMessage())));
        }
    }
}
