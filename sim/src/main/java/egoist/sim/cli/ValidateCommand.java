package egoist.sim.cli;

import egoist.sim.experiment.Cell;
import egoist.sim.experiment.Grid;
import egoist.sim.scenario.Sweep;
import egoist.sim.scenario.Unused;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code egoist sim validate}: the checks of run, and nothing started. */
@Command(
        name = "validate",
        description = "Checks a scenario and the data files it names, without running it.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  egoist sim validate scenarios/planetlab.yaml --set network.latency.file=rtt.csv.gz",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the scenario can be run", "2:it cannot; every mistake is told"})
final class ValidateCommand implements Callable<Integer> {
    @Mixin
    private ScenarioArguments scenario = new ScenarioArguments();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Sweep read = scenario.readSweep(spec.commandLine().getErr());
        if (read == null) {
            return ExitCodes.USAGE;
        }
        List<Cell> cells = Grid.of(read).cells();
        spec.commandLine().getOut().println("ok: " + read.base().name() + ", " + cells.size() + " cells");
        Unused.notes(read.base()).forEach(note -> spec.commandLine().getOut().println("note: " + note));
        return ExitCodes.OK;
    }
}
