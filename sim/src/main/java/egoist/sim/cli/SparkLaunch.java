package egoist.sim.cli;

import egoist.cli.Signals;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Starts the same command on Spark, as a process of its own: by {@code spark-submit} of the Spark that {@code SPARK_HOME} names,
 * else with the libraries that the build of {@code sim/spark} fetched. Spark is no part of this program.
 *
 * @param master URL of the master
 * @param settings of Spark, each {@code KEY=VALUE}
 */
record SparkLaunch(String master, List<String> settings) {
    private static final String MAIN = "egoist.sim.spark.SparkMain";

    /** What the program tells itself by properties. */
    private static final List<String> PROPERTIES = List.of("egoist.home", "egoist.commit", "egoist.terminal");

    /** What Spark's launcher prints before the arguments, each of which ends with a NUL. */
    private static final String COMMAND_FOLLOWS = "\0\n";

    SparkLaunch {
        settings = List.copyOf(settings);
    }

    /** Runs it to its end; returns its exit code. */
    int run(List<String> arguments) {
        Path home = Path.of(System.getProperty("egoist.home", "."));
        String sparkHome = System.getenv("SPARK_HOME");
        List<String> command = command(sparkHome, home, arguments);
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putIfAbsent("SPARK_SCALA_VERSION", "2.13");
        try {
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process), "spark-submit"));
            Runnable formerWay =
                    Signals.onInterrupt(() -> {}); // a terminal sends Ctrl-C to both; the other knows what to do
            try {
                return process.waitFor();
            } finally {
                formerWay.run();
            }
        } catch (IOException e) {
            throw new UserError("cannot start " + command.get(0) + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCodes.INTERRUPTED;
        }
    }

    /** Lets the process write what it has before this one goes. */
    private static void end(Process process) {
        process.destroy();
        process.onExit().join();
    }

    /**
     * The command line.
     *
     * @param sparkHome the value of {@code SPARK_HOME}
     * @param home where this program lives
     * @param arguments those of {@code egoist sim}
     */
    List<String> command(@Nullable String sparkHome, Path home, List<String> arguments) {
        Path jar = home.resolve("sim/spark/target/egoist-spark.jar");
        if (!Files.exists(jar)) {
            throw new UserError(jar
                    + " is not there; './egoist sim run' builds it, or ./mvnw -DskipTests -pl sim/spark -am package");
        }
        List<String> options = new ArrayList<>(List.of("--master", master, "--class", MAIN));
        settings.forEach(setting -> options.addAll(List.of("--conf", setting)));
        if (settings.stream().noneMatch(setting -> setting.startsWith("spark.log.level="))) {
            options.addAll(List.of("--conf", "spark.log.level=WARN"));
        }
        options.addAll(List.of("--driver-java-options", String.join(" ", properties())));
        options.add(jar.toString());
        options.addAll(withoutEngine(arguments));
        boolean given = sparkHome != null && !sparkHome.isBlank();
        Path submit = Path.of(given ? sparkHome : "", "bin", "spark-submit");
        if (given && Files.isExecutable(submit)) {
            List<String> command = new ArrayList<>(List.of(submit.toString()));
            command.addAll(options);
            return command;
        }
        Path jars = given ? Path.of(sparkHome, "jars") : home.resolve("sim/spark/target/spark/jars");
        if (!Files.isDirectory(jars)) {
            throw new UserError(
                    given
                            ? "SPARK_HOME=" + sparkHome + " holds neither bin/spark-submit nor jars"
                            : "no Spark found: set SPARK_HOME to an unpacked Apache Spark 4");
        }
        return launched(jars, options);
    }

    private static List<String> properties() {
        List<String> properties = new ArrayList<>();
        for (String name : PROPERTIES) {
            String value = System.getProperty(name);
            if (value != null) {
                properties.add("'-D" + name + "=" + value + "'");
            }
        }
        return properties;
    }

    /** Asks Spark's own launcher, as its scripts do, for a command with the options its version wants of this Java. */
    private static List<String> launched(Path jars, List<String> options) {
        List<String> launcher = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                jars + File.separator + "*",
                "org.apache.spark.launcher.Main",
                "org.apache.spark.deploy.SparkSubmit"));
        launcher.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(launcher).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment()
                .put("SPARK_HOME", String.valueOf(jars.toAbsolutePath().getParent()));
        builder.environment().putIfAbsent("SPARK_SCALA_VERSION", "2.13");
        try {
            Process process = builder.start();
            String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int begin = told.indexOf(COMMAND_FOLLOWS);
            if (process.waitFor() != 0 || begin < 0 || !told.endsWith("\0")) {
                throw new UserError("Spark's launcher does not say how to start it: " + told);
            }
            String command = told.substring(begin + COMMAND_FOLLOWS.length(), told.length() - 1);
            return Arrays.asList(command.split("\0", -1));
        } catch (IOException e) {
            throw new UserError("cannot start " + launcher.get(0) + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("interrupted", e);
        }
    }

    /** The arguments without those that choose the engine. */
    static List<String> withoutEngine(List<String> arguments) {
        List<String> engine = List.of("--engine", "--master", "--spark-conf");
        List<String> kept = new ArrayList<>();
        for (Iterator<String> all = arguments.iterator(); all.hasNext(); ) {
            String argument = all.next();
            if (engine.contains(argument)) {
                if (all.hasNext()) {
                    all.next();
                }
            } else if (engine.stream().noneMatch(option -> argument.startsWith(option + "="))) {
                kept.add(argument);
            }
        }
        return kept;
    }
}
