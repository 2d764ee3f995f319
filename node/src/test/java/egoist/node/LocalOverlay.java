package egoist.node;

import egoist.node.config.NodeFormat;
import egoist.node.identity.Credentials;
import egoist.node.identity.DenyList;
import egoist.node.identity.Identity;
import egoist.node.identity.OverlayKeys;
import egoist.node.view.Link;
import egoist.node.view.Member;
import egoist.node.view.NodeEvent;
import egoist.node.view.NodeListener;
import egoist.protocol.Environment;
import egoist.protocol.PeerRecipe;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * A whole overlay of real nodes in this process, each on a loopback address of its own, with TLS on, delays and cuts laid over
 * the network, and timers made fast. What happened is kept and printed when a wait fails.
 */
final class LocalOverlay implements AutoCloseable {
    static final String NAME = "test";
    static final String SECRET = "a key that only this test knows";
    static final OverlayKeys KEY = OverlayKeys.of(SECRET);

    private final Path directory;
    private final int net;
    final PeerRecipe recipe;
    final List<Node> nodes = new ArrayList<>();
    final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final Map<Endpoint, Integer> index = new ConcurrentHashMap<>();
    private final Map<Endpoint, Set<Endpoint>> cut = new ConcurrentHashMap<>();
    private final Map<Integer, Identity> identities = new HashMap<>();
    volatile int[][] delaysMicros = new int[0][];
    /** By how much somebody set the clocks of nodes. */
    final Map<Endpoint, Long> clockAheadMillis = new ConcurrentHashMap<>();

    volatile boolean datagrams = true;
    private final long startNanos = System.nanoTime();

    /** @param net second byte from the left of 127.net.x.y, so that tests do not meet */
    LocalOverlay(Path directory, int net, PeerRecipe recipe) {
        this.directory = directory;
        this.net = net;
        this.recipe = recipe;
    }

    /** Best response with the habits of a node that was told nothing else. */
    static PeerRecipe usual(int degree) {
        PeerRecipe recipe = PeerRecipe.bestResponse(degree);
        for (Map.Entry<String, String> own : NodeFormat.OWN_DEFAULTS.entrySet()) {
            recipe = recipe.with(own.getKey(), own.getValue());
        }
        return recipe;
    }

    /** Timers ten times faster than live, for overlays on measured delays. */
    static PeerRecipe quick(int degree) {
        return usual(degree)
                .with("boot-delay", "500ms")
                .with("ping", "3s")
                .with("ping-timeout", "1s")
                .with("keep-alive", "2s")
                .with("announce-interval", "1s")
                .with("epoch", "6s")
                .with("path-probe", "1s");
    }

    /** Timers for tests: everything a hundred times to twenty times faster than live. */
    static PeerRecipe fast(int degree) {
        return usual(degree)
                .with("boot-delay", "300ms")
                .with("join-retry", "300ms")
                .with("join-retry-max", "3s")
                .with("ping", "2s")
                .with("ping-timeout", "1s")
                .with("keep-alive", "500ms")
                .with("keep-alive-donated", "250ms")
                .with("epoch", "3s")
                .with("refresh", "20s")
                .with("expiry", "60s")
                .with("remove", "2s")
                .with("announce-interval", "500ms")
                .with("path-probe", "2s");
    }

    private final Underlay underlay = new Underlay() {
        @Override
        public long delayMicros(Endpoint from, Endpoint to) {
            Integer i = index.get(from);
            Integer j = index.get(to);
            boolean known = i != null && j != null && i < delaysMicros.length && j < delaysMicros.length;
            return known ? delaysMicros[i][j] : 0;
        }

        @Override
        public boolean datagramsPass(Endpoint from, Endpoint to) {
            return datagrams;
        }

        @Override
        public long wallMillis(Endpoint node) {
            return System.currentTimeMillis() + clockAheadMillis.getOrDefault(node, 0L);
        }

        @Override
        public boolean passes(Endpoint from, Endpoint to) {
            return !cut.getOrDefault(from, Set.of()).contains(to);
        }
    };

    Endpoint endpoint(int number) {
        return new Endpoint("127." + net + "." + number / 200 + "." + (number % 200 + 1), 61223);
    }

    NodeSettings settings(int number) throws GeneralSecurityException {
        return settings(number, number, KEY, DenyList.empty());
    }

    /** A node with the key of one number, and the address and data directory of another. */
    NodeSettings settings(int number, int at, OverlayKeys keys, DenyList denied) throws GeneralSecurityException {
        Identity identity = identities.get(number);
        if (identity == null) {
            identity = Identity.selfSigned("n" + number, NAME);
            identities.put(number, identity);
        }
        index.put(endpoint(at), at);
        return NodeSettings.of(
                        NAME,
                        endpoint(at),
                        directory.resolve("n" + at),
                        Credentials.sharedKey(identity, keys, denied),
                        recipe)
                .withUnderlay(underlay)
                .withBootstraps(List.of(endpoint(0)))
                .withLimits(NodeLimits.DEFAULT.withConnections(1024, 256, 256));
    }

    /** The next node of that number is somebody else. */
    void forgetIdentity(int number) {
        identities.remove(number);
    }

    Node start(NodeSettings settings) throws IOException {
        return start(settings, UnaryOperator.identity());
    }

    /** A node whose peer sees the world through a lens. */
    Node start(NodeSettings settings, UnaryOperator<Environment> lens) throws IOException {
        String name = settings.credentials().identity().name();
        NodeListener keep = event -> {
            if (event.kind() != NodeEvent.Kind.IN_LINK_OPENED && event.kind() != NodeEvent.Kind.IN_LINK_CLOSED) {
                log.add((System.nanoTime() - startNanos) / 1_000_000 + " " + name + " " + event);
            }
        };
        Node node = Node.start(settings, keep, lens);
        nodes.add(node);
        return node;
    }

    Node bootstrap() throws IOException, GeneralSecurityException {
        return start(settings(0).withRole(NodeSettings.Role.BOOTSTRAP).withBootstraps(List.of()));
    }

    Node member(int number) throws IOException, GeneralSecurityException {
        return start(settings(number));
    }

    /** Members that have not been closed, as the test keeps book. */
    List<Node> members() {
        return nodes.stream()
                .filter(node -> node.settings().role() == NodeSettings.Role.MEMBER)
                .toList();
    }

    void crash(Node node) {
        nodes.remove(node);
        node.close();
    }

    /** From now on nothing gets through between the two, either way. */
    void cut(Endpoint one, Endpoint other) {
        cut.computeIfAbsent(one, key -> ConcurrentHashMap.newKeySet()).add(other);
        cut.computeIfAbsent(other, key -> ConcurrentHashMap.newKeySet()).add(one);
    }

    void heal() {
        cut.clear();
    }

    /** Waits for a condition; fails with everything that happened if it does not come true in time. Milliseconds it took. */
    long await(String what, Duration limit, BooleanSupplier condition) throws InterruptedException {
        long began = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - began > limit.toNanos()) {
                throw new AssertionError(what + " did not happen in " + limit + "\n" + picture() + lastLines());
            }
            Thread.sleep(25);
        }
        return (System.nanoTime() - began) / 1_000_000;
    }

    private String lastLines() {
        synchronized (log) {
            return String.join("\n", log.subList(Math.max(0, log.size() - 120), log.size()));
        }
    }

    String picture() {
        StringBuilder text = new StringBuilder();
        for (Node node : nodes) {
            text.append(node.status().name())
                    .append(' ')
                    .append(node.status().notReady())
                    .append(" peer ")
                    .append(node.status().peer())
                    .append(" rejected ")
                    .append(node.traffic().rejected())
                    .append(" handshakes ")
                    .append(node.traffic().handshakes())
                    .append('\n');
        }
        return text.toString();
    }

    /** Whether every member is ready, knows all others alive, and reaches them over announced links. */
    boolean whole() {
        return acquainted() && reachable(members()) == members().size();
    }

    /** Whether every member is ready and knows all others alive. */
    boolean acquainted() {
        List<Node> members = members();
        for (Node node : members) {
            long alive = node.members().stream()
                    .filter(m -> m.state() == Member.State.ALIVE)
                    .count();
            if (!node.status().ready() || alive != members.size()) {
                return false;
            }
        }
        return true;
    }

    /** How many members the first one reaches along the links that stand. */
    static int reachable(List<Node> members) {
        Map<String, Node> byId = new HashMap<>();
        members.forEach(node -> byId.put(node.id().toString(), node));
        Set<String> seen = new HashSet<>();
        List<String> open = new ArrayList<>(List.of(members.get(0).id().toString()));
        while (!open.isEmpty()) {
            String id = open.remove(open.size() - 1);
            Node node = byId.get(id);
            if (node != null && seen.add(id)) {
                for (Link link : node.links()) {
                    if (link.out()) {
                        open.add(link.peer());
                    }
                }
            }
        }
        return seen.size();
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
    }
}
