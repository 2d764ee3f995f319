package egoist.sim.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code egoist sim} and its way with errors. */
@Command(
        name = "egoist sim",
        description = "Compares wiring policies in a world of virtual peers.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            ValidateCommand.class,
            InitCommand.class,
            ReportCommand.class,
            PlotCommand.class,
            CompareCommand.class,
            TraceCommand.class,
            ListCommand.class,
            SchemaCommand.class,
            ExplainCommand.class,
            ReplayCommand.class,
            HelpCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  egoist sim run scenarios/quickstart.yaml",
            "  egoist sim run scenarios/quickstart.yaml --set peers=30 --set k=2,4 --out results/small",
            "  egoist sim list policies"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:a bug in Egoist",
            "2:the command line, the scenario or its data cannot be used",
            "3:what was to be checked does not hold",
            "130:interrupted; what was finished is written"
        })
public final class SimCli implements Runnable {
    @Spec
    private CommandSpec spec;

    /** Runs the command and exits with its code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command line as tests use it too. */
    public static CommandLine commandLine() {
        return new CommandLine(new SimCli())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler((exception, commandLine, parsed) -> report(exception, commandLine));
    }

    private static int report(Exception exception, CommandLine commandLine) {
        PrintWriter err = commandLine.getErr();
        if (exception instanceof UserError) {
            err.println("egoist sim: " + exception.getMessage());
            return ExitCodes.USAGE;
        }
        err.println("egoist sim: this is a bug in Egoist, not a mistake of yours; please report what follows");
        exception.printStackTrace(err);
        err.flush();
        return ExitCodes.BUG;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
