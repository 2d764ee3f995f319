package egoist.sim.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.launcher.JavaModuleOptions;

/** A master and two workers of one core each, as processes on the loopback address. */
final class LoopbackCluster implements AutoCloseable {
    private static final Pattern STARTED = Pattern.compile("Starting Spark master at (spark://\\S+)");
    private static final long PATIENCE_SECONDS = 180;

    private final Path folder;
    private final Path sparkHome;
    private final List<Process> daemons = new ArrayList<>();
    private final String master;

    /**
     * Starts it and waits until both workers have registered.
     *
     * @param folder for logs and the workers' files
     * @param sparkHome holds Spark's libraries in {@code jars}
     */
    LoopbackCluster(Path folder, Path sparkHome) throws IOException, InterruptedException {
        this.folder = folder;
        this.sparkHome = sparkHome;
        daemon(
                "master",
                "org.apache.spark.deploy.master.Master",
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--webui-port",
                "0");
        Path log = folder.resolve("master.log");
        Matcher started =
                STARTED.matcher(await(log, text -> STARTED.matcher(text).find(), "the master"));
        this.master = started.find() ? started.group(1) : "";
        for (String worker : List.of("worker1", "worker2")) {
            daemon(
                    worker,
                    "org.apache.spark.deploy.worker.Worker",
                    "--host",
                    "127.0.0.1",
                    "--cores",
                    "1",
                    "--memory",
                    "1g",
                    "--port",
                    "0",
                    "--webui-port",
                    "0",
                    "--work-dir",
                    folder.resolve(worker).toString(),
                    master);
        }
        await(log, text -> text.split("Registering worker", -1).length > 2, "two workers");
    }

    /** URL of the master. */
    String master() {
        return master;
    }

    /** Kills an executor without warning; returns whether there was one. */
    boolean killAnExecutor() {
        return daemons.get(1)
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("ExecutorBackend"))
                .findFirst()
                .map(ProcessHandle::destroyForcibly)
                .orElse(false);
    }

    private void daemon(String name, String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.add("-Xmx256m");
        command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
        command.addAll(List.of("-cp", sparkHome.resolve("jars") + File.separator + "*", main));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "SPARK_HOME",
                        sparkHome.toString(),
                        "SPARK_LOCAL_IP",
                        "127.0.0.1",
                        "SPARK_SCALA_VERSION",
                        "2.13"));
        daemons.add(builder.start());
    }

    /** Waits until a log says something; returns the log. */
    static String await(Path log, Predicate<String> said, String what) throws IOException, InterruptedException {
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < endNanos) {
            String text = Files.exists(log) ? Files.readString(log) : "";
            if (said.test(text)) {
                return text;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("waited in vain for " + what + ": " + Files.readString(log));
    }

    @Override
    public void close() {
        List<ProcessHandle> all = new ArrayList<>();
        for (Process daemon : daemons) {
            daemon.descendants().forEach(all::add);
            all.add(daemon.toHandle());
        }
        all.forEach(ProcessHandle::destroyForcibly);
        daemons.forEach(daemon -> daemon.onExit().join());
    }
}
