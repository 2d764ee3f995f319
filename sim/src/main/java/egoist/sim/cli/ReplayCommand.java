package egoist.sim.cli;

import egoist.journal.Replay;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code egoist sim replay}: feeds a node's journal to a fresh peer and says whether it does and decides the same. */
@Command(
        name = "replay",
        description =
                "Feeds the journal of a live node to a fresh peer and compares what it does with what the node did.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  egoist sim replay node.journal",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:identical", "1:a bug in Egoist", "2:the file is no journal", "3:the peer did something else"
        })
final class ReplayCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "JOURNAL", description = "a file written by a node that keeps a journal")
    private @Nullable Path journal;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path file = java.util.Objects.requireNonNull(journal);
        Replay.Outcome outcome;
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
            outcome = Replay.of(reader.lines().iterator());
        } catch (IOException | UncheckedIOException e) {
            throw new UserError(file + " cannot be read: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new UserError(file + ": " + e.getMessage());
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(outcome.inputs() + " inputs, " + outcome.decisions() + " decisions, "
                + outcome.end().members().length + " members at the end");
        if (outcome.difference() != null) {
            out.println("different: " + outcome.difference());
            return ExitCodes.FAILED;
        }
        out.println("identical");
        return ExitCodes.OK;
    }
}
