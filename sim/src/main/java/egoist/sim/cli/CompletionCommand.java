package egoist.sim.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code egoist sim completion}: this half of what {@code egoist completion} writes for shells. */
@Command(
        name = "completion",
        hidden = true,
        description = "Prints the part of 'egoist completion' that completes 'egoist sim'.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  egoist completion bash > ~/.local/share/bash-completion/completions/egoist",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:printed", "1:a bug in Egoist"})
final class CompletionCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        CommandLine root = spec.root().commandLine();
        spec.commandLine().getOut().print(AutoComplete.bash("egoist_sim", root));
        spec.commandLine().getOut().flush();
    }
}
