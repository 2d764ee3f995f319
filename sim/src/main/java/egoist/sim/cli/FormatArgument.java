package egoist.sim.cli;

import egoist.sim.report.ResultTable;
import picocli.CommandLine.Option;

/** How a table of results is printed. */
final class FormatArgument {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "of the result on standard output: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}")
    private ResultTable.Format format = ResultTable.Format.TABLE;

    ResultTable.Format format() {
        return format;
    }
}
