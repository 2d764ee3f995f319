package egoist.node.cli;

import egoist.config.Code;
import egoist.config.ConfigCodes;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** More about a mistake than its message has room for. */
@Command(
        name = "explain",
        description = "Explains the code of a mistake in a configuration; without one, lists all codes.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  egoist node explain", "  egoist node explain E014"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
public final class ExplainCommand implements Callable<Integer> {
    @Parameters(index = "0", arity = "0..1", paramLabel = "CODE", description = "Like E014.")
    private @Nullable String code;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (code == null) {
            ConfigCodes.all().forEach(each -> out.println(each.id() + "  " + each.title()));
        } else {
            Code found = ConfigCodes.all().stream()
                    .filter(each -> each.id().equalsIgnoreCase(code))
                    .findFirst()
                    .orElseThrow(() -> new CommandException(
                            ExitCodes.USAGE, "there is no code " + code + "; 'egoist node explain' lists them"));
            out.println(found.id() + ": " + found.title());
            out.println();
            out.println(found.explanation().strip());
        }
        out.flush();
        return ExitCodes.OK;
    }
}
