package egoist.sim.cli;

import egoist.cli.ManCommand;
import egoist.cli.Mistakes;
import egoist.cli.WholeExamples;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IFactory;
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
            ConfigCommand.class,
            ExplainCommand.class,
            ReplayCommand.class,
            MergeCommand.class,
            VerifyCommand.class,
            CompletionCommand.class,
            ManCommand.class,
            HelpCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  egoist sim run scenarios/quickstart.yaml",
            "  egoist sim run scenarios/quickstart.yaml --set peers=30 --set k=2,4 -j 1",
            "  egoist sim list policies"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:a bug in Egoist",
            "2:the command line, the scenario or its data cannot be used",
            "3:what was to be checked does not hold",
            "4:some cells failed; the results of the others are written",
            "130:interrupted; what was finished is written"
        })
public final class SimCli implements Runnable {
    private static final String INTRODUCTION = """
            egoist sim compares wiring policies in a world of virtual peers: same worlds, paired figures.

              egoist sim run FILE        runs a scenario; a table here, a folder of results and a report
              egoist sim list policies   what can be compared; also metrics, models, scenarios
              egoist sim init FILE       writes a commented scenario to start from

            Try:   egoist sim run scenarios/quickstart.yaml --set peers=30 --set k=2,4
            Help:  egoist sim --help, egoist sim run --help""";

    @Spec
    private CommandSpec spec;

    /** Runs the command and exits with its code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command line as tests use it too. */
    public static CommandLine commandLine() {
        return commandLine(null);
    }

    /** @param engine runs the cells of {@code run}; null for what its options say */
    public static CommandLine commandLine(@Nullable Engine engine) {
        IFactory usual = CommandLine.defaultFactory();
        IFactory factory = new IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                return type == RunCommand.class ? type.cast(new RunCommand(engine)) : usual.create(type);
            }
        };
        CommandLine commandLine = new CommandLine(new SimCli(), factory)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(new Mistakes())
                .setExecutionExceptionHandler((exception, failed, parsed) -> report(exception, failed));
        WholeExamples.in(commandLine);
        Optional.ofNullable(commandLine.getSubcommands().get("help"))
                .map(help -> help.getCommandSpec().usageMessage())
                .ifPresent(usage -> usage.exitCodeListHeading("%nExit codes:%n")
                        .exitCodeList(Map.of("0", "printed"))
                        .footerHeading("%nExample:%n")
                        .footer("  egoist sim help run"));
        return commandLine;
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
        spec.commandLine().getOut().println(INTRODUCTION);
        spec.commandLine().getOut().flush();
    }
}
