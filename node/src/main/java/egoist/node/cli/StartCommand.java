package egoist.node.cli;

import egoist.node.NodeSettings;
import egoist.node.config.NodeConfig;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs a node. */
@Command(
        name = "start",
        description = "Runs a node until it is told to leave: by SIGTERM, Ctrl-C or 'egoist node leave'.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  egoist node start -c node.yaml",
            "  egoist node start --overlay.bootstrap 192.0.2.10:61223 --security.overlay-key-file overlay.key"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
public final class StartCommand implements Callable<Integer> {
    private final HangUps hangUps;

    @Spec
    private CommandSpec spec;

    @Mixin(name = ConfigOptions.MIXIN)
    private ConfigOptions options;

    StartCommand(HangUps hangUps) {
        this.hangUps = hangUps;
    }

    @Override
    public Integer call() throws InterruptedException {
        return run(options, spec, hangUps, NodeSettings.Role.MEMBER);
    }

    static int run(ConfigOptions options, CommandSpec spec, HangUps hangUps, NodeSettings.Role role)
            throws InterruptedException {
        NodeConfig config = options.config();
        PrintWriter err = spec.commandLine().getErr();
        options.warnings().forEach(warning -> err.println("egoist node: " + warning));
        if (!SecurityNotes.isChosen(config)) {
            throw new CommandException(ExitCodes.USAGE, SecurityNotes.choice());
        }
        new ServiceRun(config, options::read, hangUps, role, spec.commandLine().getOut()).run();
        return ExitCodes.OK;
    }
}
