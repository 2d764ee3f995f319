package egoist.sim.cli;

import egoist.config.Code;
import egoist.sim.scenario.ScenarioCodes;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code egoist sim explain}: more about a mistake than its message has room for. */
@Command(
        name = "explain",
        description = "Explains the code of an error; without one, lists all codes.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  egoist sim explain E101",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:explained", "1:a bug in Egoist", "2:there is no such code"})
final class ExplainCommand implements Callable<Integer> {
    @Parameters(index = "0", arity = "0..1", paramLabel = "CODE", description = "like E101")
    private @Nullable String code;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (code == null) {
            ScenarioCodes.all().forEach(each -> out.println(each.id() + "  " + each.title()));
            return ExitCodes.OK;
        }
        Optional<Code> found = ScenarioCodes.find(code);
        if (found.isEmpty()) {
            throw new UserError("there is no code " + code + "; 'egoist sim explain' lists them");
        }
        out.println(found.get().id() + ": " + found.get().title());
        out.println();
        out.println(found.get().explanation().strip());
        return ExitCodes.OK;
    }
}
