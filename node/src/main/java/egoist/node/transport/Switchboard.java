package egoist.node.transport;

import egoist.node.Endpoint;
import egoist.node.FileTrouble;
import egoist.node.NodeCounters;
import egoist.node.NodeSettings;
import egoist.node.identity.GlobalId;
import egoist.node.view.LinkHealth;
import egoist.node.wire.StreamPing;
import egoist.node.wire.StreamPong;
import egoist.protocol.Bootstrap;
import egoist.protocol.message.Message;
import egoist.protocol.message.PathEcho;
import egoist.protocol.message.Ping;
import egoist.protocol.message.Pong;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Everything between a peer and the network, in one piece: sends the peer's messages by the way each kind goes, and hands on what
 * comes in. Nodes have small ids here, 0 being this one.
 */
public final class Switchboard implements AutoCloseable {
    private static final String CACHE = "nodes";
    private static final long HOUSEKEEPING_MILLIS = 1000;

    private final LinkContext context;
    private final Delivery delivery;
    private final LinkTransport links;
    private final ProbeSocket probes;
    private final ProbeKeys keys;
    private final Pinger pinger;
    private final Chirper chirper;
    private final Post post;
    private final Snapshots snapshots;
    private final OwnRecord own;
    private final SecretFiles secrets;
    private final Thread housekeeper;
    private volatile boolean closed;

    /**
     * Binds the sockets; nothing is accepted or sent before {@link #start}.
     *
     * @throws IOException if it cannot listen, or the credentials cannot be used
     */
    public Switchboard(
            NodeSettings settings, NodeCounters counters, WallClock clock, Reporter reporter, Delivery delivery)
            throws IOException {
        ServerSocket server = LinkTransport.bind(settings.listen());
        DatagramSocket socket;
        try {
            socket = ProbeSocket.bind((InetSocketAddress) server.getLocalSocketAddress());
        } catch (IOException e) {
            server.close();
            throw e;
        }
        this.delivery = delivery;
        this.keys = new ProbeKeys();
        this.context = context(settings, counters, clock, reporter, keys, server);
        AnnouncementGate gate = new AnnouncementGate(context);
        this.snapshots = new Snapshots(System::nanoTime);
        Intake intake = new Intake(context, gate, snapshots, delivery);
        this.links = new LinkTransport(context, server, intake, new Watcher(intake));
        this.post = new Post(context, links, gate, snapshots);
        this.own = new OwnRecord(context, keys.publicKey(), links);
        this.secrets = new SecretFiles(context, links, own);
        this.probes = new ProbeSocket(context, keys, socket, new Datagrams());
        long timeoutMicros = settings.peer().config().probing().timeoutMicros();
        this.pinger = new Pinger(
                context,
                probes,
                post::sendFrame,
                delivery,
                timeoutMicros,
                settings.peer().config().probing().patience());
        this.chirper = new Chirper(context, probes, delivery);
        intake.hooks(new Learned());
        context.directory().onReuse((local, before) -> {
            gate.forget(before);
            pinger.forget(local);
            chirper.forget(local);
            keys.forget(before);
        });
        this.housekeeper = new Thread(this::keepHouse, "egoist housekeeping");
        this.housekeeper.setDaemon(true);
    }

    private static LinkContext context(
            NodeSettings settings,
            NodeCounters counters,
            WallClock clock,
            Reporter reporter,
            ProbeKeys keys,
            ServerSocket server)
            throws IOException {
        try {
            RecordOffice office = new RecordOffice(settings.credentials(), settings.overlay());
            Endpoint listen = new Endpoint(settings.listen().host(), server.getLocalPort());
            Endpoint advertised = settings.advertise();
            Endpoint reached = advertised == null
                    ? listen
                    : new Endpoint(advertised.host(), advertised.port() == 0 ? listen.port() : advertised.port());
            boolean roster = settings.role() == NodeSettings.Role.BOOTSTRAP;
            KnownNode self = office.own(keys.publicKey(), reached, roster, clock.startMicros());
            Directory directory = new Directory(self, settings.limits().members());
            directory.load(settings.dataDirectory().resolve(CACHE), office, clock.micros());
            String name = "egoist " + self.name();
            return new LinkContext(
                    settings,
                    settings.credentials().tls(settings.overlay()),
                    directory,
                    office,
                    counters,
                    new Scores(),
                    new Deadlines(name),
                    new TokenBucket(
                            settings.limits().controlBitsPerSecond(),
                            8.0 * settings.limits().controlBurstBytes()),
                    reporter,
                    clock,
                    new SecureRandom().nextLong());
        } catch (GeneralSecurityException e) {
            server.close();
            throw new IOException("the credentials cannot be used: " + e.getMessage(), e);
        }
    }

    /** Begins to accept and to read. */
    public void start() {
        links.start();
        probes.start();
        housekeeper.start();
    }

    /** Sends, best effort, whatever a peer may send; called by the peer's thread. */
    public void send(int to, Message message) {
        if (to == Bootstrap.ID) {
            post.sendToRoster(message);
            return;
        }
        switch (message.kind()) {
            case PING, PONG, CHIRP, PATH_ECHO -> probe(to, message);
            default -> post.send(to, message);
        }
    }

    private void probe(int to, Message message) {
        KnownNode node = context.directory().record(to);
        if (node == null) {
            context.counters().rejected("no-record");
        } else if (message instanceof Ping ping) {
            pinger.ping(to, node, ping);
        } else if (message instanceof Pong pong) {
            pinger.pong(to, node, pong);
        } else if (message instanceof egoist.protocol.message.Chirp chirp) {
            chirper.send(to, node, chirp);
        } else if (message instanceof PathEcho echo) {
            echo(to, node, echo);
        }
    }

    /** By datagram, which needs no connection; where those do not get through, as any message. */
    private void echo(int to, KnownNode node, PathEcho echo) {
        if (pinger.streams(to)) {
            post.send(to, echo);
        } else {
            GlobalId self = context.directory().self().id();
            ProbeRecord record = new ProbeRecord(ProbeRecord.PATH_ECHO, self, echo.nonce(), 0, 0);
            probes.send(node, record, ProbeRecord.BYTES, false);
        }
    }

    private final class Datagrams implements ProbeSocket.Receiver {
        @Override
        public void probe(KnownNode from, ProbeRecord probe, long atNanos, int bytes) {
            int local = context.directory().local(from.id());
            if (local < 0) {
                return;
            }
            post.alive(local);
            switch (probe.type()) {
                case ProbeRecord.PING -> pinger.pinged(local, probe, atNanos);
                case ProbeRecord.PONG -> pinger.ponged(local, from, probe, atNanos);
                case ProbeRecord.PATH_ECHO -> delivery.message(local, new PathEcho(probe.nonce()));
                default -> chirper.arrived(local, probe, atNanos, bytes);
            }
        }

        @Override
        public void introduced(KnownNode node) {
            learned(node);
        }
    }

    private final class Learned implements Intake.Hooks {
        @Override
        public void learned(KnownNode node) {
            Switchboard.this.learned(node);
            tellWhomItIsAbout(node);
        }

        @Override
        public void bandwidthReported(int local, int kbps) {
            chirper.reported(local, kbps);
        }

        @Override
        public void shown(KnownNode self) {
            own.heard(self);
        }

        @Override
        public void pinged(Connection from, StreamPing ping) {
            pinger.pinged(from.local(), ping);
        }

        @Override
        public void ponged(Connection from, StreamPong pong) {
            pinger.ponged(from.local(), pong);
        }
    }

    private void learned(KnownNode node) {
        int local = context.directory().local(node.id());
        if (local >= 0) {
            post.learned(local);
        }
    }

    /** Whoever shook hands with an earlier record and is still there should know what goes about in its name. */
    private void tellWhomItIsAbout(KnownNode node) {
        int local = context.directory().local(node.id());
        Connection link = local < 0 ? null : links.link(local);
        if (link != null && link.node().issuedMicros() < node.issuedMicros()) {
            LinkFrames.records(List.of(node)).forEach(link::send);
        }
    }

    private final class Watcher implements LinkTransport.Watcher {
        private final Intake intake;

        private Watcher(Intake intake) {
            this.intake = intake;
        }

        @Override
        public void connected(Connection connection) {
            learned(connection.node());
        }

        @Override
        public void ended(Connection connection) {
            intake.forget(connection);
        }

        @Override
        public void room() {
            post.room();
        }

        @Override
        public void disconnected(Connection connection) {
            snapshots.forget(connection.local());
            if (Connection.IDLE.equals(connection.closedBecause())) {
                return; // nobody had anything to say
            }
            post.verify(connection.local(), again -> {
                if (again == null && !closed) {
                    delivery.partnerLost(connection.local());
                }
            });
        }
    }

    private void keepHouse() {
        Path cache = context.settings().dataDirectory().resolve(CACHE);
        while (!closed) {
            try {
                Thread.sleep(HOUSEKEEPING_MILLIS);
                context.directory().save(cache);
                secrets.look();
            } catch (IOException e) {
                context.reporter().rejected("", "file", FileTrouble.text(e));
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Which small ids may be given to other nodes. */
    public void reuse(IntPredicate allowed) {
        context.directory().reuse(id -> links.link(id) == null && allowed.test(id));
    }

    // What is known, for those who show it.

    /** Where others reach this node. */
    public Endpoint endpoint() {
        return context.directory().self().endpoint();
    }

    /** When the certificate this node shows ends. */
    public java.time.Instant certificateEnd() {
        return context.settings()
                .credentials()
                .identity()
                .certificate()
                .getNotAfter()
                .toInstant();
    }

    public GlobalId global(int local) {
        return context.directory().global(local);
    }

    /** The same as hexadecimal digits. */
    public String text(int local) {
        return context.directory().text(local);
    }

    /** Where a node stands on the ring that all nodes see alike: by its global id. */
    public long place(int local) {
        return ByteBuffer.wrap(context.directory().globalId(local)).getLong();
    }

    /** The small id of a node. */
    public int local(GlobalId id) {
        return context.directory().local(id);
    }

    /** Another node's label and where it is reached; null where its record is not known. */
    public record Card(GlobalId id, String name, Endpoint endpoint, boolean roster) {}

    public @Nullable Card card(int local) {
        KnownNode node = context.directory().record(local);
        return node == null ? null : new Card(node.id(), node.name(), node.endpoint(), node.roster());
    }

    /** Whether that node is on the deny list. */
    public boolean denies(int local) {
        return context.settings()
                .credentials()
                .denyList()
                .denies(context.directory().global(local));
    }

    /** The newest round trip to a node in microseconds, or -1. */
    public long roundTripMicros(int local) {
        return pinger.roundTripMicros(local);
    }

    /** How that was measured: {@code udp}, {@code tcp} or {@code none}. */
    public String probedBy(int local) {
        return pinger.probedBy(local);
    }

    /** Small ids of the nodes there is a link to. */
    public List<Integer> linked() {
        return links.links().stream().map(Connection::local).toList();
    }

    /** How the links to nodes are doing; the roster's are left out. */
    public List<LinkHealth> linkHealth() {
        long setMillis = context.clock().setMillis();
        return links.links().stream()
                .filter(link -> !link.node().roster())
                .map(link -> new LinkHealth(
                        link.node().id().toString(),
                        link.waiting(),
                        context.scores().lost(link.node().id()),
                        link.aheadMillis() - setMillis))
                .toList();
    }

    public int connections() {
        return links.connections();
    }

    /** Closes all links as if nobody used them, so that nobody looks whether this node stopped. */
    public void farewell() {
        links.links().forEach(Connection::hangUp);
    }

    /** Waits until everything handed over has been written, at most that long. */
    public void drain(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() - end < 0 && !links.links().stream().allMatch(Connection::drained)) {
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        links.close();
        probes.close();
        context.deadlines().close();
        housekeeper.interrupt();
    }
}
