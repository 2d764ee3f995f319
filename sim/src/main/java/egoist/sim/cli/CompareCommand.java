package egoist.sim.cli;

import egoist.sim.report.compare.Comparison;
import egoist.sim.report.compare.ComparisonTable;
import egoist.sim.report.compare.Quantity;
import egoist.sim.report.results.InvalidResultsException;
import egoist.sim.report.results.ResultFolder;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code egoist sim compare}: did it get better or worse? */
@Command(
        name = "compare",
        description = "Holds run B against run A, or the policies of one run against one of them, seed by seed:"
                + " better, worse or no difference, by paired t-tests corrected by Holm's method.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  egoist sim compare results/before results/after",
            "  egoist sim compare results/rivals --against best-response",
            "  egoist sim compare results/a results/b --figure links --tolerance 0.01"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing got worse",
            "1:a bug in Egoist",
            "2:a folder holds no usable run, or the runs have nothing in common",
            "3:something got worse"
        })
final class CompareCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DIR_A", description = "folder of the run to compare with")
    private Path before = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DIR_B",
            description = "folder of the run in question; left out with --against")
    private @Nullable Path after;

    @Option(
            names = "--against",
            paramLabel = "POLICY",
            description = "compare the policies of DIR_A with this one of them")
    private @Nullable String against;

    @Option(
            names = "--figure",
            paramLabel = "FIGURE",
            defaultValue = "cost",
            description = "what to compare: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}")
    private Quantity quantity = Quantity.COST;

    @Option(
            names = "--level",
            paramLabel = "P",
            defaultValue = "0.05",
            description = "a difference counts if chance alone explains it with less than this probability;"
                    + " default ${DEFAULT-VALUE}")
    private double level;

    @Option(
            names = "--tolerance",
            paramLabel = "SHARE",
            defaultValue = "0",
            description =
                    "and if it is more than this share of A's mean: 0.01 is one per cent; default ${DEFAULT-VALUE}")
    private double tolerance;

    @Mixin
    private FormatArgument output = new FormatArgument();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!(level > 0 && level < 1)) {
            throw new UserError("--level must be between 0 and 1, not " + level);
        }
        if (!(tolerance >= 0)) {
            throw new UserError("--tolerance must be 0 or more, not " + tolerance);
        }
        try {
            Comparison comparison = compared();
            if (comparison.rows().isEmpty()) {
                throw new UserError(
                        "the runs have no policy, k, n, metric and seed in common that tells its " + quantity);
            }
            spec.commandLine().getOut().print(ComparisonTable.of(comparison, output.format()));
            spec.commandLine().getOut().flush();
            return comparison.regressed() ? ExitCodes.FAILED : ExitCodes.OK;
        } catch (InvalidResultsException e) {
            throw new UserError(String.valueOf(e.getMessage()), e);
        }
    }

    private Comparison compared() {
        ResultFolder first = ResultFolder.open(before);
        Path second = after;
        String policy = against;
        if (policy != null && second == null) {
            try {
                return Comparison.within(first, policy, quantity, level, tolerance);
            } catch (IllegalArgumentException e) {
                throw new UserError(String.valueOf(e.getMessage()), e);
            }
        }
        if (second == null || policy != null) {
            throw new UserError("give two folders, or one folder and --against POLICY");
        }
        return Comparison.of(first, ResultFolder.open(second), quantity, level, tolerance);
    }
}
