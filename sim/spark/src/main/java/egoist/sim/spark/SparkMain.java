package egoist.sim.spark;

import egoist.sim.cli.SimCli;

/** What {@code spark-submit} starts: {@code egoist sim} with its cells on the cluster. */
public final class SparkMain {
    private SparkMain() {}

    /** Runs the command and exits with its code. */
    public static void main(String[] args) {
        int code;
        try (SparkEngine engine = new SparkEngine()) {
            code = SimCli.commandLine(engine).execute(args);
        }
        System.exit(code);
    }
}
