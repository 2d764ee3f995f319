package egoist.sim.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether the cells are run on a Spark cluster, and on which. */
final class SparkArguments {
    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            defaultValue = "threads",
            description = "what runs the cells, threads of this process or Apache Spark: ${COMPLETION-CANDIDATES};"
                    + " default ${DEFAULT-VALUE}")
    private Kind kind = Kind.THREADS;

    @Option(
            names = "--master",
            paramLabel = "URL",
            description =
                    "with --engine spark: its master, like spark://host:7077, yarn, k8s://https://host or local[4]")
    private @Nullable String master;

    @Option(
            names = "--spark-conf",
            paramLabel = "KEY=VALUE",
            description =
                    "with --engine spark: a setting of Spark, like spark.executor.memory=4g; may be given several times")
    private List<String> settings = new ArrayList<>();

    /** The engines by the names users write. */
    enum Kind {
        THREADS,
        SPARK;

        /** As on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The Spark asked for, or null. */
    @Nullable
    SparkLaunch spark(boolean threadsGiven) {
        if (kind != Kind.SPARK) {
            if (master != null || !settings.isEmpty()) {
                throw new UserError((master != null ? "--master" : "--spark-conf") + " goes with --engine spark");
            }
            return null;
        }
        if (master == null) {
            throw new UserError("--engine spark needs --master, like spark://host:7077, yarn or local[4]");
        }
        if (threadsGiven) {
            throw new UserError("-j goes with --engine threads; Spark has as many cores as its master gives,"
                    + " see --spark-conf spark.cores.max=N");
        }
        for (String setting : settings) {
            if (!setting.matches("spark\\.[^=]+=.*")) {
                throw new UserError("--spark-conf must be spark.KEY=VALUE, not '" + setting + "'");
            }
        }
        return new SparkLaunch(master, settings);
    }
}
