package egoist.node;

import egoist.node.identity.GlobalId;
import egoist.node.view.Announced;
import egoist.node.view.Link;
import egoist.node.view.Member;
import egoist.node.view.NodeListener;
import egoist.node.view.NodeStatus;
import egoist.node.view.NodeView;
import egoist.node.view.Traffic;
import egoist.protocol.PeerStatus;
import egoist.protocol.overlay.Wiring;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * A running node: one peer, its links and its threads. Safe for use by many threads.
 */
public final class Node implements NodeView, AutoCloseable {
    private final NodeSettings settings;

    private Node(NodeSettings settings) {
        this.settings = settings;
    }

    /**
     * Starts a node: it listens when this returns, and goes on joining until it succeeds.
     *
     * @throws IOException naming the address or file, if it cannot listen there or read or write that
     * @throws IllegalArgumentException if the settings do not go together
     */
    public static Node start(NodeSettings settings) throws IOException {
        return new Node(settings);
    }

    /** What it was started with. */
    public NodeSettings settings() {
        return settings;
    }

    public GlobalId id() {
        return settings.credentials().identity().id();
    }

    /** Where others reach it, with the port it really has. */
    public Endpoint endpoint() {
        return settings.listen();
    }

    @Override
    public NodeStatus status() {
        int[] none = new int[0];
        PeerStatus.Counts counts = new PeerStatus.Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        return new NodeStatus(
                id().toString(),
                settings.credentials().identity().name(),
                settings.role().label(),
                settings.overlay(),
                settings.listen().toString(),
                endpoint().toString(),
                settings.peer().policy(),
                settings.peer().metric(),
                settings.peer().degree(),
                0,
                0,
                0,
                "not started",
                false,
                0,
                new PeerStatus(
                        0,
                        PeerStatus.Phase.JOINING,
                        Wiring.EMPTY,
                        Wiring.EMPTY,
                        none,
                        none,
                        none,
                        0,
                        0,
                        0,
                        0,
                        counts));
    }

    @Override
    public List<Member> members() {
        return List.of();
    }

    @Override
    public List<Link> links() {
        return List.of();
    }

    @Override
    public List<Announced> database() {
        return List.of();
    }

    @Override
    public Traffic traffic() {
        return Traffic.none();
    }

    @Override
    public void listen(NodeListener listener) {}

    @Override
    public void leave() {}

    /** Waits until it is ready; false if that takes longer. */
    public boolean awaitReady(Duration timeout) throws InterruptedException {
        return false;
    }

    /** Leaves the overlay: says good-bye to everyone, waits until that is sent, at most {@code patience}, and closes. */
    public void leave(Duration patience) {}

    /** Closes everything at once without a word, like a crash. Does nothing the second time. */
    @Override
    public void close() {}
}
