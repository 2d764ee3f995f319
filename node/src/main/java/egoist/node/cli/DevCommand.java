package egoist.node.cli;

import egoist.node.Endpoint;
import egoist.node.Node;
import egoist.node.NodeLimits;
import egoist.node.NodeSettings;
import egoist.node.config.NodeConfig;
import egoist.node.config.NodeFormat;
import egoist.node.http.About;
import egoist.node.http.StatusServer;
import egoist.node.http.Token;
import egoist.node.identity.Credentials;
import egoist.node.identity.DenyList;
import egoist.node.identity.Identity;
import egoist.node.identity.OverlayKeys;
import egoist.protocol.PeerRecipe;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** An overlay to play with, on this machine. */
@Command(
        name = "dev",
        description =
                "Runs a bootstrap node and some nodes in one process on this machine's loopback, with emulated delays"
                        + " between them, and prints the address of the live map. For trying things out.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  egoist node dev", "  egoist node dev --nodes 12 --k 3 --api-port 0"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
public final class DevCommand implements Callable<Integer> {
    private static final Duration GOOD_BYE = Duration.ofSeconds(2);
    private static final String OVERLAY = "dev";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private int nodes;

    @Option(
            names = "--k",
            paramLabel = "K",
            defaultValue = "2",
            description = "Links of each (default: ${DEFAULT-VALUE}).")
    private int degree;

    @Option(
            names = "--epoch",
            paramLabel = "DURATION",
            defaultValue = "10s",
            description = "From one rewiring to the next (default: ${DEFAULT-VALUE}).")
    private String epoch;

    @Option(
            names = "--policy",
            paramLabel = "NAME",
            defaultValue = "best-response",
            description = "How they choose their links (default: ${DEFAULT-VALUE}).")
    private String policy;

    @Option(
            names = "--api-port",
            paramLabel = "PORT",
            defaultValue = "" + NodeFormat.API_PORT,
            description = "Port of the live map; 0 for any free one (default: ${DEFAULT-VALUE}).")
    private int apiPort;

    @Option(
            names = "--for",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "End by itself after so long; 0 for never (default: ${DEFAULT-VALUE}).")
    private long seconds;

    private final List<Node> running = new ArrayList<>();
    private final OverlayKeys keys = OverlayKeys.of(UUID.randomUUID().toString());
    private final PlaneDelays delays = new PlaneDelays();

    @Override
    public Integer call() throws Exception {
        if (nodes < 2 || nodes > 50) {
            throw new CommandException(ExitCodes.USAGE, "--nodes must be 2 to 50, not " + nodes);
        }
        LogSetup.apply(new NodeConfig.Log("warn", false, 60_000_000));
        PeerRecipe recipe = recipe();
        Path data = Files.createTempDirectory("egoist-dev");
        CountDownLatch ended = new CountDownLatch(1);
        Path token = data.resolve("api.token");
        try (StatusServer pages = start(recipe, data, Token.keptIn(token), ended)) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("a bootstrap node and " + nodes + " nodes run on 127.0.0.1, k " + degree + ", epoch " + epoch);
            out.println("  live map  http://127.0.0.1:" + pages.port() + "/");
            out.println("  try       egoist node members --api 127.0.0.1:" + pages.port());
            out.println(
                    "Ctrl-C ends it, or: egoist node leave --api 127.0.0.1:" + pages.port() + " --token-file " + token);
            out.flush();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> running.forEach(Node::close), "signal"));
            if (seconds > 0) {
                ended.await(seconds, TimeUnit.SECONDS);
            } else {
                ended.await();
            }
        } finally {
            running.forEach(node -> node.leave(GOOD_BYE));
            delete(data);
        }
        return ExitCodes.OK;
    }

    private PeerRecipe recipe() {
        PeerRecipe usual = PeerRecipe.bestResponse(degree);
        PeerRecipe recipe = new PeerRecipe(degree, policy, usual.policyParameters(), usual.metric(), usual.protocol())
                .with("epoch", epoch)
                .with("ping", "5s")
                .with("boot-delay", "2s")
                .with("repair", "immediate");
        try {
            recipe.config();
            return recipe;
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCodes.USAGE, String.valueOf(e.getMessage()));
        }
    }

    private StatusServer start(PeerRecipe recipe, Path data, Token token, CountDownLatch ended)
            throws IOException, GeneralSecurityException {
        Node bootstrap = Node.start(settings("bootstrap", recipe, data).withRole(NodeSettings.Role.BOOTSTRAP));
        running.add(bootstrap);
        for (int i = 1; i <= nodes; i++) {
            running.add(Node.start(settings("n" + i, recipe, data)
                    .withBootstraps(List.of(bootstrap.endpoint()))
                    .withUnderlay(delays)));
        }
        About about = new About(Version.text(), List::of, recipe.config());
        LeavingView seen = new LeavingView(running.get(1), restarts -> ended.countDown());
        return StatusServer.start(new Endpoint("127.0.0.1", apiPort), seen, about, token);
    }

    private NodeSettings settings(String name, PeerRecipe recipe, Path data) throws GeneralSecurityException {
        Credentials credentials = Credentials.sharedKey(Identity.selfSigned(name, OVERLAY), keys, DenyList.empty());
        return NodeSettings.of(OVERLAY, new Endpoint("127.0.0.1", 0), data.resolve(name), credentials, recipe)
                .withLimits(NodeLimits.DEFAULT.withConnections(1024, 256, 256));
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
