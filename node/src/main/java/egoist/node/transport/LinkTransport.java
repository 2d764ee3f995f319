package egoist.node.transport;

import egoist.node.Endpoint;
import egoist.node.NodeLimits;
import egoist.node.view.NodeEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The links of a node: accepts them, dials them, and keeps one for each node it talks to. A link is there for whoever wants to
 * send; who is whose neighbour is the peer's business.
 */
public final class LinkTransport implements AutoCloseable {
    private static final int BACKLOG = 128;
    private static final int STACK_BYTES = 256 * 1024;
    private static final long CLOSING_MILLIS = 1000;
    /** Clocks further apart than this are worth a warning. */
    private static final long SKEW_SECONDS = 60;

    private final LinkContext context;
    private final Connection.Intake intake;
    private final Watcher watcher;
    private final ServerSocket server;
    private final InetAddress listenAddress;
    private final String name;
    private final OpenLinks open;
    private final Places places;
    private final AtomicInteger handshakes = new AtomicInteger();
    private final AtomicInteger numbers = new AtomicInteger();
    private final Refusals refusals = new Refusals(System::nanoTime);
    private final Thread acceptor;
    private volatile boolean closed;

    /** Told when links come and go, by their threads. */
    interface Watcher {
        /** The first link to that node is there. */
        void connected(Connection connection);

        /** The last link to that node is gone. */
        void disconnected(Connection connection);

        /** A link is gone, whether it was the last to its node or not. */
        void ended(Connection connection);

        /** There is a place for one more connection. */
        void room();
    }

    LinkTransport(LinkContext context, ServerSocket server, Connection.Intake intake, Watcher watcher) {
        this.context = context;
        this.intake = intake;
        this.watcher = watcher;
        this.server = server;
        this.open = new OpenLinks(context.directory().self().id());
        NodeLimits limits = context.settings().limits();
        this.places = new Places(limits.connections(), limits.perAddress());
        this.listenAddress = server.getInetAddress();
        this.name = "egoist " + context.directory().self().name();
        this.acceptor = thread("accept", this::accept);
    }

    /** A server socket at that endpoint. */
    static ServerSocket bind(Endpoint endpoint) throws IOException {
        ServerSocket server = new ServerSocket();
        server.setReuseAddress(true);
        try {
            server.bind(endpoint.resolve(), BACKLOG);
        } catch (IOException | IllegalArgumentException e) {
            server.close();
            throw new IOException("cannot listen on " + endpoint + ": " + e.getMessage(), e);
        }
        return server;
    }

    void start() {
        acceptor.start();
    }

    private Thread thread(String purpose, Runnable work) {
        Thread thread = new Thread(null, work, name + " " + purpose, STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }

    private void accept() {
        while (!closed) {
            try {
                Socket socket = server.accept();
                String refusal = admit(socket.getInetAddress());
                if (refusal != null) {
                    context.refuse(socket.getInetAddress().getHostAddress(), refusal, "was not let in");
                    Sockets.close(socket);
                    continue;
                }
                thread("link " + numbers.incrementAndGet(), () -> serve(socket)).start();
            } catch (IOException e) {
                if (!closed) {
                    context.counters().rejected("accept-failed");
                }
            }
        }
    }

    private @Nullable String admit(InetAddress from) {
        if (handshakes.get() >= context.settings().limits().handshakes()) {
            return "handshakes-pending";
        }
        if (!places.take(false)) {
            return "connections";
        }
        if (!places.takeAt(from)) {
            places.giveBack();
            return "connections-per-address";
        }
        handshakes.incrementAndGet();
        return null;
    }

    private void serve(Socket socket) {
        InetAddress from = socket.getInetAddress();
        try {
            Connection connection = shake(socket, null, from.getHostAddress() + ":" + socket.getPort());
            handshakes.decrementAndGet();
            if (connection != null) {
                use(connection);
            }
        } finally {
            vacated(from);
        }
    }

    private void vacated(@Nullable InetAddress address) {
        if (address != null) {
            places.giveBackAt(address);
        }
        places.giveBack();
        if (!closed) {
            watcher.room();
        }
    }

    /**
     * Shakes hands on a fresh socket; null if that fails, which is counted and told.
     *
     * @param dialled the address this node dialled, or null if it was called
     */
    private @Nullable Connection shake(Socket socket, @Nullable Endpoint dialled, String remote) {
        boolean client = dialled != null;
        Deadlines.Guard guard = context.deadlines().guard(() -> Sockets.close(socket));
        guard.within(context.settings().limits().handshakeTime());
        try {
            Sockets.Secured secured = Sockets.secure(socket, context.tls(), client);
            Handshake handshake = new Handshake(context, secured.tls(), client);
            Handshake.Other other = handshake.perform();
            int local = context.directory().local(other.node().id());
            if (local < 0) {
                throw new IOException("this node knows as many nodes as it can");
            }
            guard.met();
            Connection connection = new Connection(context, secured, client, other, local);
            if (!open.isOnlyLife(connection)) {
                handshake.runsTwice();
                connection.close("duplicate-id");
                context.counters().handshake("duplicate-id");
                context.reporter()
                        .happened(new NodeEvent(
                                NodeEvent.Kind.WARNING,
                                other.node().id().toString(),
                                "duplicate-id",
                                "two nodes run with the same key; the second, at " + remote + ", was refused"));
                return null;
            }
            acquaint(connection);
            context.counters().handshake("ok");
            if (dialled != null) {
                refusals.accepted(dialled);
            }
            warnOfSkew(connection);
            return connection;
        } catch (IOException | IllegalArgumentException e) {
            Sockets.close(socket);
            if (dialled != null && HandshakeFailures.willRepeat(e)) {
                refusals.refused(dialled);
            }
            failed(e, remote, client);
            return null;
        } finally {
            guard.end();
        }
    }

    /** Takes the record it showed; who shows an earlier one than goes about is told of that. */
    private void acquaint(Connection connection) {
        KnownNode shown = connection.node();
        KnownNode known = context.directory().record(shown.id());
        if (!context.directory().accept(shown) && known != null && known.issuedMicros() > shown.issuedMicros()) {
            LinkFrames.records(List.of(known)).forEach(connection::send);
        }
    }

    private void warnOfSkew(Connection connection) {
        long seconds = connection.aheadMillis() / 1000;
        if (Math.abs(seconds) > SKEW_SECONDS) {
            String text = "its clock is " + Math.abs(seconds) + " s " + (seconds > 0 ? "ahead" : "behind");
            context.reporter()
                    .happened(new NodeEvent(
                            NodeEvent.Kind.WARNING, connection.node().id().toString(), "clock-skew", text));
        }
    }

    private void failed(Exception e, String remote, boolean client) {
        if (closed) {
            return;
        }
        String reason = HandshakeFailures.reason(e);
        context.counters().handshake(reason);
        boolean refused = e instanceof Handshake.Refused said && said.byOther();
        String text = (refused ? "it refuses this node: " : "") + e.getMessage();
        if (client) {
            context.reporter().happened(new NodeEvent(NodeEvent.Kind.CONNECT_FAILED, remote, reason, text));
        } else {
            context.counters().rejected(reason);
            context.reporter().rejected(remote, reason, text);
        }
    }

    private void use(Connection connection) {
        boolean first = open.add(connection);
        if (closed) {
            connection.close("stopped");
        } else if (first) {
            watcher.connected(connection);
        }
        try {
            connection.run(intake, Thread.currentThread().getName());
        } finally {
            boolean last = open.remove(connection);
            watcher.ended(connection);
            if (last && !closed) {
                watcher.disconnected(connection);
            }
        }
    }

    /** The open link to that node, or null. */
    @Nullable
    Connection link(int local) {
        return open.to(local);
    }

    /** One link for each node that has one. */
    List<Connection> links() {
        return open.links();
    }

    int connections() {
        return open.count();
    }

    /**
     * Dials on a thread of its own, which calls back when the link is made or failed and then reads from it until it ends. False,
     * which is told, if this node has as many connections as it may; then nothing is called.
     *
     * @param ofLink whether an overlay link hangs on it
     */
    boolean dial(Endpoint endpoint, boolean ofLink, DialResult result) {
        if (!places.take(ofLink)) {
            context.counters().rejected("connections-dialling");
            String text = "this node has as many connections as it may";
            context.reporter()
                    .happened(new NodeEvent(
                            NodeEvent.Kind.CONNECT_FAILED, endpoint.toString(), "connections-dialling", text));
            return false;
        }
        thread("dial " + numbers.incrementAndGet(), () -> dialNow(endpoint, result))
                .start();
        return true;
    }

    /** What became of dialling: a connection, or null. */
    interface DialResult {
        void done(@Nullable Connection connection);
    }

    private void dialNow(Endpoint endpoint, DialResult result) {
        InetAddress with = null;
        try {
            Connection connection = null;
            try {
                InetSocketAddress address = way(endpoint);
                if (address != null && places.takeAt(address.getAddress())) {
                    with = address.getAddress();
                    connection = connect(endpoint, address);
                } else if (address != null) {
                    throw new Places.NoPlace(address.getAddress());
                }
            } catch (IOException e) {
                failed(e, endpoint.toString(), true);
            } finally {
                result.done(connection);
            }
            if (connection != null) {
                use(connection);
            }
        } finally {
            vacated(with);
        }
    }

    /** Where to call; null for an address that is left alone. */
    private @Nullable InetSocketAddress way(Endpoint endpoint) throws IOException {
        if (refusals.tooEarly(endpoint)) {
            context.counters().handshake("left-alone");
            return null;
        }
        if (!context.settings().underlay().passes(context.directory().self().endpoint(), endpoint)) {
            throw new IOException("no way to " + endpoint);
        }
        InetSocketAddress address = endpoint.resolve();
        if (address.isUnresolved()) {
            throw new IOException("unknown host " + endpoint.host());
        }
        return address;
    }

    private @Nullable Connection connect(Endpoint endpoint, InetSocketAddress address) throws IOException {
        int timeoutMillis = (int) context.settings().limits().handshakeTime().toMillis();
        Socket socket = new Socket();
        try {
            Sockets.bindLike(socket, listenAddress);
            socket.connect(address, timeoutMillis);
        } catch (IOException e) {
            Sockets.close(socket);
            throw e;
        }
        return shake(socket, endpoint, endpoint.toString());
    }

    /** Credentials changed: who refused this node may be asked again. */
    void credentialsChanged() {
        refusals.forget();
    }

    /** Closes every link to nodes that are on the deny list or may not be here for another reason. */
    void closeIf(java.util.function.Predicate<Connection> condition, String because) {
        for (Connection connection : open.all()) {
            if (condition.test(connection)) {
                connection.close(because);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            server.close();
        } catch (IOException e) {
            context.counters().rejected("close-failed");
        }
        for (Connection connection : open.all()) {
            connection.close("stopped");
        }
        ended(acceptor);
    }

    /** Waits for a thread that blocked on a socket just closed: until it has returned, the port is not free. */
    static void ended(Thread thread) {
        try {
            thread.join(CLOSING_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
