package egoist.sim.cli;

import picocli.CommandLine.Option;

/** Where the cells are run. */
final class EngineArguments {
    @Option(names = "-j", paramLabel = "N", description = "threads; default one per processor")
    private int threads = Runtime.getRuntime().availableProcessors();

    Engine engine() {
        if (threads < 1) {
            throw new UserError("-j must be at least 1, not " + threads);
        }
        return new ThreadPoolEngine(threads);
    }
}
