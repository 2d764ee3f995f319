package egoist.sim.cli;

import egoist.sim.experiment.Cell;
import egoist.sim.experiment.Grid;
import egoist.sim.experiment.TimeEstimate;
import egoist.sim.scenario.ScenarioCodes;
import egoist.sim.scenario.Sweep;
import egoist.sim.scenario.Unused;
import java.util.List;
import java.util.Map;
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
        exitCodeList = {"0:the scenario can be run", "1:a bug in Egoist", "2:it cannot; every mistake is told"})
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
        Grid grid = Grid.of(read);
        List<Cell> cells = grid.cells();
        int[] twins = grid.twins(cells);
        List<Cell> run = cells.stream()
                .filter(cell -> twins[cell.index()] == cell.index())
                .toList();
        if (cells.isEmpty()) {
            throw new UserError(ScenarioCodes.NOTHING_LEFT.id() + ": 'where' lets no cell through; 'egoist sim explain "
                    + ScenarioCodes.NOTHING_LEFT.id() + "' tells more");
        }
        spec.commandLine()
                .getOut()
                .println("ok: " + read.base().name() + ", " + cells.size() + " cells, "
                        + DryRun.time(
                                TimeEstimate.of(grid, run, Map.of()),
                                Runtime.getRuntime().availableProcessors()));
        Unused.notes(read.base()).forEach(note -> spec.commandLine().getOut().println("note: " + note));
        return ExitCodes.OK;
    }
}
