package egoist.sim.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How many threads run the cells. */
final class EngineArguments {
    @Option(names = "-j", paramLabel = "N", description = "threads; default one per processor")
    private @Nullable Integer threads;

    /** Whether a number of threads was asked for. */
    boolean given() {
        return threads != null;
    }

    Engine engine() {
        int number = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (number < 1) {
            throw new UserError("-j must be at least 1, not " + number);
        }
        return new ThreadPoolEngine(number);
    }
}
