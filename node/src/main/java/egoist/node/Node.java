package egoist.node;

import egoist.journal.JournaledPeer;
import egoist.node.driver.PeerDriver;
import egoist.node.identity.Credentials;
import egoist.node.identity.GlobalId;
import egoist.node.transport.Switchboard;
import egoist.node.transport.WallClock;
import egoist.node.view.Announced;
import egoist.node.view.FlightEvents;
import egoist.node.view.Link;
import egoist.node.view.LinkHealth;
import egoist.node.view.LocalHealth;
import egoist.node.view.Member;
import egoist.node.view.NodeEvent;
import egoist.node.view.NodeListener;
import egoist.node.view.NodeStatus;
import egoist.node.view.NodeView;
import egoist.node.view.Traffic;
import egoist.protocol.Bootstrap;
import egoist.protocol.Environment;
import egoist.protocol.LinkBias;
import egoist.protocol.Machine;
import egoist.protocol.Peer;
import egoist.protocol.PeerConfig;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A running node: one peer, its links and its threads. Safe for use by many threads.
 */
public final class Node implements NodeView, AutoCloseable {
    /** Between pictures while others may wait for it to be ready, and afterwards: drawing them is most of what an idle node does. */
    private static final long PICTURE_MICROS = 100_000;

    private static final long READY_PICTURE_MICROS = 250_000;
    private static final long LIFE_MICROS = 20_000_000;
    private static final long MICROS_PER_MILLI = 1000;
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final Duration LEAVING = Duration.ofSeconds(3);
    private static final long FLUSH_MILLIS = 200;
    /** Until the peer's thread has come up on a machine with much else to do. */
    private static final long FIRST_PICTURE_SECONDS = 10;

    private final NodeSettings settings;
    private final UnaryOperator<Environment> lens;
    private final PeerConfig config;
    private final NodeCounters counters = new NodeCounters();
    private final Announcer announcer = new Announcer();
    private final DataDirectory data;
    private final LifeFile life;
    private final WallClock clock;
    private final Switchboard board;
    private final PeerDriver driver;
    private final @Nullable JournalFile journal;
    private final AtomicReference<@Nullable NodePicture> picture = new AtomicReference<>();
    private @Nullable Peer peer;
    private @Nullable Bootstrap roster;
    private long picturedMicros;
    private boolean ready;
    private long livedMicros;
    private volatile LinkRules rules = LinkRules.NONE;
    private volatile boolean leaving;
    private volatile boolean closed;

    private Node(NodeSettings settings, UnaryOperator<Environment> lens, DataDirectory data) throws IOException {
        this.settings = settings;
        this.data = data;
        this.lens = lens;
        this.config = settings.peer().config();
        this.life = new LifeFile(data.path());
        this.clock = new WallClock(() -> settings.underlay().wallMillis(settings.listen()), life.earliestMicros());
        life.lived(clock.micros());
        this.livedMicros = clock.micros();
        this.journal = settings.journal() == null || settings.role() == NodeSettings.Role.BOOTSTRAP
                ? null
                : new JournalFile(settings.journal());
        ToDriver toDriver = new ToDriver(this::measured);
        this.board = new Switchboard(settings, counters, clock, announcer::happened, toDriver);
        this.driver = new PeerDriver(
                settings.credentials().identity().name(),
                clock,
                this::machine,
                config.policy(),
                board::send,
                counters,
                this::afterInput,
                announcer::decided,
                this::failed);
        toDriver.connect(driver);
        board.reuse(this::unknown);
    }

    private void measured(int from, long roundTripMicros) {
        announcer.roundTrip(board.global(from).toString(), roundTripMicros);
    }

    private Machine machine(Environment driver) {
        Environment world = lens.apply(driver);
        long seed = new SecureRandom().nextLong();
        if (settings.role() == NodeSettings.Role.BOOTSTRAP) {
            Bootstrap made = new Bootstrap(world, new SplittableRandom(seed));
            roster = made;
            return made;
        }
        if (journal != null) {
            JournaledPeer made =
                    new JournaledPeer(0, seed, settings.peer(), board::place, this::bias, world, journal::line);
            peer = made.peer();
            return made;
        }
        Peer made = new Peer(0, config.withRing(board::place).withBias(this::bias), world, new SplittableRandom(seed));
        peer = made;
        return made;
    }

    private LinkBias bias(int local) {
        LinkRules now = rules;
        if (now == LinkRules.NONE || local == 0) {
            return LinkBias.NONE;
        }
        Switchboard.Card card = board.card(local);
        return now.to(board.global(local).toString(), card == null ? "" : card.name());
    }

    /** From now on decides by these rules about links, the next time within an epoch. */
    public void follow(LinkRules about) {
        rules = about;
    }

    /**
     * Starts a node: it listens when this returns, and goes on joining until it succeeds.
     *
     * @throws IOException naming the address or file, if it cannot listen there or read or write that
     * @throws IllegalArgumentException if the settings do not go together
     */
    public static Node start(NodeSettings settings) throws IOException {
        return start(settings, event -> {});
    }

    /** The same with a listener that hears of everything from the beginning. */
    public static Node start(NodeSettings settings, NodeListener listener) throws IOException {
        return start(settings, listener, UnaryOperator.identity());
    }

    /**
     * The same with a peer that sees and acts upon the world through a lens, for tests that need a node with a will of its
     * own.
     */
    static Node start(NodeSettings settings, NodeListener listener, UnaryOperator<Environment> lens)
            throws IOException {
        Node node = make(settings, lens);
        node.announcer.add(listener);
        node.announcer.add(new FlightEvents());
        if (settings.credentials().admission() == Credentials.Admission.ANYONE) {
            node.announcer.happened(
                    NodeEvent.Kind.WARNING, "", "insecure", "anyone who reaches this node may join its overlay");
        }
        long ahead = node.clock.formerLifeAheadMicros();
        if (ahead > DAY_MICROS) {
            node.announcer.happened(
                    NodeEvent.Kind.WARNING,
                    "",
                    "clock-behind",
                    "a former life of this node used times " + ahead / DAY_MICROS
                            + " days ahead of this machine's clock,"
                            + " and others refuse what is more than a day ahead: set the clock, or remove the file"
                            + " 'life' from the data directory if the clock was wrong then");
        }
        node.board.start();
        node.driver.start();
        node.announcer.happened(NodeEvent.Kind.STARTED, "", "", "listening on " + node.endpoint());
        return node;
    }

    private static Node make(NodeSettings settings, UnaryOperator<Environment> lens) throws IOException {
        DataDirectory data = DataDirectory.open(settings.dataDirectory());
        try {
            return new Node(settings, lens, data);
        } catch (IOException | RuntimeException e) {
            data.close();
            throw e;
        }
    }

    // On the peer's thread.

    private void afterInput() {
        long now = clock.micros();
        if (now - livedMicros > LIFE_MICROS) {
            livedMicros = now;
            try {
                life.lived(now);
            } catch (IOException e) {
                announcer.happened(NodeEvent.Kind.WARNING, "", "file", String.valueOf(e.getMessage()));
            }
        }
        if (now - picturedMicros >= (ready ? READY_PICTURE_MICROS : PICTURE_MICROS)) {
            picturedMicros = now;
            draw();
            if (journal != null) {
                journal.flush();
            }
        }
    }

    private NodePicture draw() {
        Peer drawn = peer;
        Bootstrap keeper = roster;
        NodePicture now = drawn != null
                ? NodePicture.of(drawn, board, settings, id -> bias(id).excluded())
                : NodePicture.ofRoster(keeper == null ? new int[0] : keeper.members(), board, settings);
        ready = now.notReady().isEmpty();
        NodePicture before = picture.getAndSet(now);
        if (before != null) {
            announcer.changed(before, now);
        }
        return now;
    }

    private void failed(RuntimeException e) {
        counters.rejected("peer-failed");
        StackTraceElement[] trace = e.getStackTrace();
        announcer.happened(NodeEvent.Kind.WARNING, "", "peer-failed", e + (trace.length > 0 ? " at " + trace[0] : ""));
    }

    /** Whether the peer has nothing to remember about that small id; read from the last picture. */
    private boolean unknown(int local) {
        NodePicture now = picture.get();
        if (now == null) {
            return false;
        }
        String id = board.global(local).toString();
        return now.members().stream().noneMatch(member -> member.id().equals(id));
    }

    // For everyone.

    /** What it was started with. */
    public NodeSettings settings() {
        return settings;
    }

    public GlobalId id() {
        return settings.credentials().identity().id();
    }

    /** What people call that node; empty where this one does not know it. */
    public String name(String id) {
        NodePicture now = picture.get();
        return now == null ? "" : now.name(id);
    }

    /** Where others reach it, with the port it really has. */
    public Endpoint endpoint() {
        return board.endpoint();
    }

    private NodePicture now() {
        NodePicture last = picture.get();
        try {
            return last != null ? last : driver.ask(this::draw).get(FIRST_PICTURE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the peer's thread does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public NodeStatus status() {
        NodePicture now = now();
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
                config.rewiring().epochMicros(),
                clock.bornMillis(),
                (clock.micros() - driver.turnMicros()) / MICROS_PER_MILLI,
                leaving ? "it is leaving" : now.notReady(),
                settings.credentials().admission() == Credentials.Admission.ANYONE,
                board.certificateEnd().toEpochMilli(),
                now.peer());
    }

    @Override
    public List<Member> members() {
        return now().members();
    }

    @Override
    public LinkRules rules() {
        return rules;
    }

    @Override
    public List<Link> links() {
        return now().links();
    }

    @Override
    public List<Announced> database() {
        return now().database();
    }

    @Override
    public Traffic traffic() {
        return counters.traffic(board.connections());
    }

    @Override
    public List<LinkHealth> linkHealth() {
        return board.linkHealth();
    }

    @Override
    public LocalHealth localHealth() {
        int patience = now().peer().patience();
        return new LocalHealth(driver.lateMicros(), driver.stalledMicros(), patience);
    }

    @Override
    public void listen(NodeListener listener) {
        announcer.add(listener);
    }

    /** Waits until it is ready; false if that takes longer. */
    public boolean awaitReady(Duration timeout) throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        while (System.nanoTime() - end < 0) {
            if (status().ready()) {
                return true;
            }
            Thread.sleep(20);
        }
        return false;
    }

    @Override
    public void leave(boolean restarts) {
        Thread thread = new Thread(() -> leave(LEAVING, restarts), "egoist leaving");
        thread.start();
    }

    /** Leaves the overlay for good, {@link #leave(Duration, boolean)}. */
    public void leave(Duration patience) {
        leave(patience, false);
    }

    /**
     * Leaves the overlay: drains as long as configured, says good-bye to everyone, waits until that is sent, at most {@code
     * patience} beside draining, and closes. One that restarts says that instead, see {@link Machine#leave}.
     */
    public void leave(Duration patience, boolean restarts) {
        if (closed || leaving) {
            return;
        }
        leaving = true;
        try {
            long drainMillis = config.joining().drainMicros() / MICROS_PER_MILLI;
            driver.leave(restarts).get(drainMillis + patience.toMillis(), TimeUnit.MILLISECONDS);
            if (restarts) {
                board.farewell();
            }
            board.drain(patience);
            Thread.sleep(FLUSH_MILLIS);
            announcer.happened(NodeEvent.Kind.LEFT, "", "", "");
        } catch (ExecutionException | TimeoutException e) {
            announcer.happened(NodeEvent.Kind.WARNING, "", "leave", "left without saying good-bye to everyone");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    /** Closes everything at once without a word, like a crash. Does nothing the second time. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        driver.close();
        board.close();
        data.close();
        if (journal != null) {
            journal.close();
        }
    }
}
