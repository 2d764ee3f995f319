package egoist.sim.cli;

import egoist.config.Checked;
import egoist.config.Problem;
import egoist.sim.scenario.Scenario;
import egoist.sim.scenario.ScenarioReader;
import egoist.sim.scenario.Sweep;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The scenario a command is about, and what the command line changes in it. */
final class ScenarioArguments {
    @Parameters(index = "0", paramLabel = "FILE", description = "the scenario, a YAML file")
    private Path file = Path.of("");

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "override a key of the scenario, like k=2,4; may be given several times")
    private List<String> overrides = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "S", description = "the same as --set seed=S")
    private @Nullable Integer seed;

    Path file() {
        return file;
    }

    /** The overrides in the order they apply. */
    List<String> overrides() {
        List<String> all = new ArrayList<>(overrides);
        if (seed != null) {
            all.add("seed=" + seed);
        }
        return all;
    }

    /** The command that runs this scenario. */
    String command() {
        StringBuilder command = new StringBuilder("egoist sim run " + quoted(file.toString()));
        overrides().forEach(override -> command.append(" --set ").append(quoted(override)));
        return command.toString();
    }

    /** An argument as a shell takes it. */
    static String quoted(String argument) {
        return argument.matches("[A-Za-z0-9_./:=,%+-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }

    /** Reads the scenario with its axes; prints every mistake and returns null if there are any. */
    @Nullable
    Sweep readSweep(PrintWriter err) {
        Checked<Sweep> checked = new ScenarioReader().readSweep(file, overrides());
        if (checked.value() == null) {
            print(checked.problems(), err);
        }
        return checked.value();
    }

    /** Reads the scenario; prints every mistake and returns null if there are any. */
    @Nullable
    Scenario read(PrintWriter err) {
        Checked<Scenario> checked = new ScenarioReader().read(file, overrides());
        if (checked.value() == null) {
            print(checked.problems(), err);
        }
        return checked.value();
    }

    static void print(List<Problem> problems, PrintWriter err) {
        for (Problem problem : problems) {
            err.println(problem.text());
            err.println();
        }
        String count = problems.size() == 1 ? "1 mistake" : problems.size() + " mistakes";
        err.println(count + "; 'egoist sim explain " + problems.get(0).code().id() + "' tells more");
        err.flush();
    }
}
