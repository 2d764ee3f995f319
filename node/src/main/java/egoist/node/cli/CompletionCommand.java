package egoist.node.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code egoist node completion}: this half of what {@code egoist completion} writes for shells. */
@Command(
        name = "completion",
        hidden = true,
        description = "Prints the part of 'egoist completion' that completes 'egoist node'.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  egoist node completion",
            "  egoist completion bash > ~/.local/share/bash-completion/completions/egoist"
        })
final class CompletionCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        CommandLine root = spec.root().commandLine();
        spec.commandLine().getOut().print(AutoComplete.bash("egoist_node", root));
        spec.commandLine().getOut().flush();
    }
}
