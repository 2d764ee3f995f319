package egoist.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code egoist sim man} and {@code egoist node man}: the two halves of what {@code egoist man} writes. */
@Command(
        name = "man",
        hidden = true,
        description = "Writes the manual pages of this half of egoist; 'egoist man DIR' writes all.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  egoist man ~/.local/share/man", "  egoist man target/manuals"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:written", "1:a bug in Egoist", "2:the folder cannot be written"})
public final class ManCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "a folder of manuals; the pages go into DIR/man1")
    private Path folder = Path.of("");

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine root = spec.root().commandLine();
        String version = String.join(" ", root.getCommandSpec().version()).replaceFirst(" \\(.*", "");
        Path pages = folder.resolve("man1");
        try {
            Files.createDirectories(pages);
            for (Map.Entry<String, String> page : ManPages.of(root, version).entrySet()) {
                Files.writeString(pages.resolve(page.getKey()), page.getValue());
            }
            return CommandLine.ExitCode.OK;
        } catch (IOException e) {
            spec.commandLine().getErr().println(spec.qualifiedName() + ": cannot write manual pages to " + pages);
            return CommandLine.ExitCode.USAGE;
        }
    }
}
