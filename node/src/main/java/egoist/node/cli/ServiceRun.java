package egoist.node.cli;

import egoist.cli.Signals;
import egoist.config.Checked;
import egoist.node.Endpoint;
import egoist.node.FileTrouble;
import egoist.node.Node;
import egoist.node.NodeSettings;
import egoist.node.config.NodeConfig;
import egoist.node.http.About;
import egoist.node.http.StatusServer;
import egoist.node.http.Token;
import egoist.node.view.NodeView;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a node until it is told to leave, by a signal or through its pages; SIGHUP has it read its configuration again. */
final class ServiceRun {
    private static final Logger LOG = LoggerFactory.getLogger("egoist.node");
    /** Beside the time it drains. */
    private static final Duration GOOD_BYE = Duration.ofSeconds(3);

    /** Exit codes of processes that a signal ends. */
    private static final int INTERRUPTED = 130;

    private static final int TERMINATED = 143;

    private final NodeConfig config;
    private final Supplier<Checked<NodeConfig>> reader;
    private final HangUps hangUps;
    private final NodeSettings.Role role;
    private final PrintWriter out;
    private final CountDownLatch told = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final AtomicInteger signals = new AtomicInteger();
    private volatile boolean restarts;

    /** @param reader reads the configuration again, when it is told to */
    ServiceRun(
            NodeConfig config,
            Supplier<Checked<NodeConfig>> reader,
            HangUps hangUps,
            NodeSettings.Role role,
            PrintWriter out) {
        this.config = config;
        this.reader = reader;
        this.hangUps = hangUps;
        this.role = role;
        this.out = out;
    }

    /** Runs; returns when the node has left. */
    void run() throws InterruptedException {
        hangUps.listen();
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(this::leaveOnSignal, "signal"));
        } catch (IllegalStateException e) {
            return; // told to end before it began
        }
        Signals.onInterrupt(() -> signalled(INTERRUPTED));
        Signals.onTerminate(() -> signalled(TERMINATED));
        try {
            serve();
        } finally {
            done.countDown();
        }
    }

    private void serve() throws InterruptedException {
        LogSetup.apply(config.log());
        Node node;
        try {
            EventLog log = new EventLog(LOG, config.log().repeatMicros(), () -> System.nanoTime() / 1000);
            node = Node.start(config.nodeSettings(role), log);
            log.names(node::name);
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandException(
                    ExitCodes.ERROR,
                    e instanceof IOException io ? FileTrouble.text(io) : String.valueOf(e.getMessage()));
        }
        node.follow(config.links());
        Reload reload = new Reload(reader, config, node, LOG);
        hangUps.obey(reload::reload);
        StatusServer pages;
        try {
            pages = pages(node, reload);
        } catch (IOException e) {
            node.close();
            throw new CommandException(ExitCodes.ERROR, String.valueOf(e.getMessage()));
        }
        greet(node, pages);
        told.await();
        node.leave(GOOD_BYE, restarts);
        if (pages != null) {
            pages.close();
        }
    }

    private @Nullable StatusServer pages(Node node, Reload reload) throws IOException {
        if (config.api().listen() == null) {
            return null;
        }
        About about = new About(
                Version.text(), reload::settings, reload, config.recipe().config());
        NodeView leaving = new LeavingView(node, this::asked);
        return StatusServer.start(
                config.api().listen(), leaving, about, Token.keptIn(config.api().tokenFile()));
    }

    private void asked(boolean restart) {
        if (restart) {
            restarts = true;
        }
        told.countDown();
    }

    /** The first signal begins the shutdown and with it the good-bye, the second ends the process at once. */
    private void signalled(int code) {
        if (signals.getAndIncrement() == 0) {
            System.exit(code);
        } else {
            Runtime.getRuntime().halt(code);
        }
    }

    /** The virtual machine ends when this returns: it waits for the good-bye. */
    private void leaveOnSignal() {
        told.countDown();
        try {
            Duration drain = Duration.of(config.recipe().config().joining().drainMicros(), ChronoUnit.MICROS);
            if (!done.await(drain.plus(GOOD_BYE).toSeconds() + 2, TimeUnit.SECONDS)) {
                LOG.warn("left without a good-bye: it took too long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void greet(Node node, @Nullable StatusServer pages) {
        out.println("Egoist " + role.label() + " " + Version.text());
        line("name", config.name() + ", id " + node.id());
        line("overlay", config.overlay());
        line("listens", config.listen() + ", told others as " + node.endpoint());
        line(
                "joins",
                config.bootstraps().isEmpty()
                        ? "nobody: it waits to be found"
                        : "through " + joined(config.bootstraps()));
        line(
                "wiring",
                config.recipe().policy() + " on " + config.recipe().metric() + ", k "
                        + config.recipe().degree());
        line("data", config.dataDirectory().toString());
        if (pages != null && config.api().listen() != null) {
            line("map", "http://" + config.api().listen().host() + ":" + pages.port() + "/");
        }
        SecurityNotes.of(config).forEach(note -> line("WARNING", note));
        out.flush();
    }

    private static String joined(List<Endpoint> endpoints) {
        return String.join(", ", endpoints.stream().map(Endpoint::toString).toList());
    }

    private void line(String title, String text) {
        out.printf("  %-8s %s%n", title, text);
    }
}
