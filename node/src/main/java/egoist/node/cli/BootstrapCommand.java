package egoist.node.cli;

import egoist.node.NodeSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs a bootstrap node. */
@Command(
        name = "bootstrap",
        description = "Runs a bootstrap node: it knows who is there and tells newcomers, and has no links of its own.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  egoist node bootstrap -c bootstrap.yaml",
            "  egoist node bootstrap --listen 0.0.0.0:61223 --security.overlay-key-file overlay.key"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
public final class BootstrapCommand implements Callable<Integer> {
    private final HangUps hangUps;

    @Spec
    private CommandSpec spec;

    @Mixin(name = ConfigOptions.MIXIN)
    private ConfigOptions options;

    BootstrapCommand(HangUps hangUps) {
        this.hangUps = hangUps;
    }

    @Override
    public Integer call() throws InterruptedException {
        return StartCommand.run(options, spec, hangUps, NodeSettings.Role.BOOTSTRAP);
    }
}
