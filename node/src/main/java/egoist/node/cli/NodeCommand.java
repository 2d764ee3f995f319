package egoist.node.cli;

import egoist.cli.ManCommand;
import egoist.cli.Mistakes;
import egoist.cli.WholeExamples;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code egoist node} and its way with errors. */
@Command(
        name = "egoist node",
        description = "Runs a real peer, and asks a running one.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            StartCommand.class,
            BootstrapCommand.class,
            DevCommand.class,
            StatusCommand.class,
            MembersCommand.class,
            NeighborsCommand.class,
            RttCommand.class,
            PathCommand.class,
            RoutesCommand.class,
            WhyCommand.class,
            LsdbCommand.class,
            GraphCommand.class,
            EventsCommand.class,
            ReloadCommand.class,
            LeaveCommand.class,
            ConfigCommand.class,
            DoctorCommand.class,
            CaCommand.class,
            IdentityCommand.class,
            DecodeCommand.class,
            ExplainCommand.class,
            CompletionCommand.class,
            ManCommand.class,
            HelpCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  egoist node dev",
            "  egoist node start -c node.yaml",
            "  egoist node status",
            "  egoist node members --format json",
            "  egoist node path n7"
        })
public final class NodeCommand implements Runnable {
    private static final String INTRODUCTION = """
        egoist node runs a real peer of an overlay, and asks a running one.

          egoist node dev                   a bootstrap and five peers on this machine, to play with
          egoist node start -c node.yaml    runs a peer until it is told to leave
          egoist node status                how the peer on this machine is doing

        Try:   egoist node dev
        Help:  egoist node --help, egoist node start --help\
        """;

    @Spec
    private CommandSpec spec;

    /** Whether that command runs until it is told to stop, and takes a hang-up for an order. */
    public static boolean isService(String command) {
        return command.equals("start") || command.equals("bootstrap");
    }

    /**
     * @param environment the variables of the process
     * @param hangUps what a service obeys
     */
    public static CommandLine commandLine(Map<String, String> environment, HangUps hangUps) {
        CommandLine commandLine = new CommandLine(new NodeCommand(), new Commands(environment, hangUps))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(new Mistakes())
                .setExecutionExceptionHandler((exception, failed, parsed) -> report(exception, failed));
        finish(commandLine);
        WholeExamples.in(commandLine);
        Optional.ofNullable(commandLine.getSubcommands().get("help"))
                .map(help -> help.getCommandSpec().usageMessage())
                .ifPresent(usage -> usage.footerHeading("%nExamples:%n").footer("  egoist node help start"));
        return commandLine;
    }

    /** Every help ends with the exit codes; commands that take a configuration take each setting as a flag. */
    private static void finish(CommandLine commandLine) {
        CommandSpec spec = commandLine.getCommandSpec();
        spec.usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(ExitCodes.described());
        if (spec.mixins().containsKey(ConfigOptions.MIXIN)) {
            ConfigOptions.addFlags(spec);
        }
        commandLine.getSubcommands().values().forEach(NodeCommand::finish);
    }

    private static int report(Exception exception, CommandLine commandLine) {
        PrintWriter err = commandLine.getErr();
        if (exception instanceof CommandException told) {
            err.println("egoist node: " + told.getMessage());
            return told.exitCode();
        }
        err.println("egoist node: this is a bug in Egoist, not a mistake of yours; please report what follows");
        exception.printStackTrace(err);
        err.flush();
        return ExitCodes.ERROR;
    }

    @Override
    public void run() {
        spec.commandLine().getOut().println(INTRODUCTION);
        spec.commandLine().getOut().flush();
    }
}
