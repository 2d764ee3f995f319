package egoist.node.cli;

import egoist.node.config.NodeFormat;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Every setting there is. */
@Command(
        name = "keys",
        description = "Lists every setting with its default. The flag is --KEY, the variable EGOIST_ and the key in"
                + " capitals, with _ for dots and hyphens.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  egoist node config keys", "  egoist node config keys | grep ^protocol"})
public final class ConfigKeysCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Columns columns = new Columns("key", "default", "description");
        for (NodeFormat.Setting setting : NodeFormat.settings()) {
            columns.row(
                    setting.path(),
                    setting.defaultValue().isEmpty() ? "-" : setting.defaultValue(),
                    setting.description() + "; " + setting.expects());
        }
        columns.print(out);
        out.flush();
        return ExitCodes.OK;
    }
}
