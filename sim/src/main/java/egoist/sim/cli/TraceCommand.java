package egoist.sim.cli;

import egoist.protocol.parameter.Durations;
import egoist.sim.report.results.InvalidResultsException;
import egoist.sim.report.results.ResultFolder;
import egoist.sim.report.results.Treatment;
import egoist.sim.report.trace.PeerStory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code egoist sim trace}: why did this peer do that? */
@Command(
        name = "trace",
        description = "Tells in words what one peer of a run held, weighed and changed.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  egoist sim trace results/quickstart --peer 17",
            "  egoist sim trace results/quickstart --peer 17 --from 2m --k 3"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:told", "1:a bug in Egoist", "2:the folder holds no usable run, or none with that peer"})
final class TraceCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "folder of a run: what 'egoist sim run --out' wrote")
    private Path directory = Path.of("");

    @Option(names = "--peer", paramLabel = "ID", required = true, description = "the peer, 0 to n-1")
    private int peer;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            defaultValue = "0s",
            description = "virtual time to start at, like 10m")
    private String from = "0s";

    @Option(names = "--to", paramLabel = "TIME", description = "virtual time to end at; default the end of the run")
    private @Nullable String to;

    @Option(names = "--policy", paramLabel = "LABEL", description = "default best-response, if the run has it")
    private @Nullable String policy;

    @Option(names = "--k", paramLabel = "K", description = "default the first of the run")
    private @Nullable Integer degree;

    @Option(names = "--n", paramLabel = "N", description = "default the first of the run")
    private @Nullable Integer peers;

    @Option(names = "--metric", paramLabel = "METRIC", description = "default the first of the run")
    private @Nullable String metric;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            ResultFolder folder = ResultFolder.open(directory);
            Treatment treatment = treatment(PeerStory.known(folder));
            double start = seconds("--from", from);
            double end = to == null ? Double.POSITIVE_INFINITY : seconds("--to", to);
            PrintWriter out = spec.commandLine().getOut();
            out.println(folder.name() + ": " + treatment.policy() + ", " + treatment.setting());
            for (String paragraph : PeerStory.of(folder, treatment, peer, start, end)) {
                out.println();
                out.println(paragraph);
            }
            out.flush();
            return ExitCodes.OK;
        } catch (InvalidResultsException | IllegalArgumentException e) {
            throw new UserError(String.valueOf(e.getMessage()), e);
        }
    }

    private static double seconds(String option, String text) {
        try {
            return Durations.micros(text) / 1e6;
        } catch (IllegalArgumentException e) {
            throw new UserError(option + ": " + e.getMessage(), e);
        }
    }

    private Treatment treatment(List<Treatment> known) {
        if (known.isEmpty()) {
            throw new UserError(directory + " tells no rewirings: its rewirings.csv is missing or empty");
        }
        List<Treatment> fitting = known.stream()
                .filter(treatment -> policy == null || treatment.policy().equals(policy))
                .filter(treatment -> degree == null || treatment.degree() == degree)
                .filter(treatment -> peers == null || treatment.peers() == peers)
                .filter(treatment -> metric == null || treatment.metric().equals(metric))
                .toList();
        if (fitting.isEmpty()) {
            throw new UserError("the run tells no rewirings of that choice; it has "
                    + known.stream()
                            .map(treatment -> treatment.policy() + " (" + treatment.setting() + ")")
                            .collect(Collectors.joining(", ")));
        }
        return fitting.stream()
                .filter(treatment -> Objects.equals(treatment.policy(), "best-response"))
                .findFirst()
                .orElse(fitting.get(0));
    }
}
