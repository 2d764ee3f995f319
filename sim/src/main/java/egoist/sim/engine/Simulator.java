package egoist.sim.engine;

import egoist.protocol.Bootstrap;
import egoist.protocol.Peer;
import egoist.protocol.PeerConfig;
import egoist.protocol.PeerStatus;
import egoist.protocol.Timer;
import egoist.protocol.message.Chirp;
import egoist.protocol.message.Message;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.WiringProblem;
import egoist.sim.churn.ChurnEvent;
import egoist.sim.network.LinkCosts;
import egoist.sim.network.World;
import egoist.sim.random.SeedStreams;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A world of virtual peers on a virtual clock: takes the next event, hands it to the peer concerned, and queues what that peer
 * asks for in turn. One thread; two runs of the same arguments are equal event by event ({@link #traceHash}).
 *
 * <p>Events: messages arriving, wake-ups, wirings decided, peers coming and going. Wake-ups and decisions carry the life of
 * the peer that asked and are not delivered to another; messages are, as in reality.
 */
public final class Simulator implements AutoCloseable {
    /** Most peers there can be: ids travel in 16 bits, one of them is the bootstrap's. */
    public static final int MAX_PEERS = 65_535;

    /** The bootstrap's id as it travels. */
    private static final int BOOTSTRAP = MAX_PEERS;
    /** Slots below the wake-ups' end are wake-ups, one for each timer; above {@link InFlight#FIRST_SLOT} they are messages. */
    private static final int DECIDED = 32;

    private static final int FIRST_JOIN = 33;
    private static final int CHURN = 34;

    private static final Timer[] TIMERS = Timer.values();

    private final PeerConfig config;
    private final Network network;
    private final LinkCosts truth;
    private final SeedStreams seeds;
    private final SimulatorOptions options;

    private final EventQueue queue = new EventQueue();
    private final InFlight inFlight;
    private final Decisions decisions;
    private final Traffic traffic = new Traffic();
    private final TraceHash trace = new TraceHash();
    private final Rewirings rewirings;
    private final SimEnvironment[] environments;
    private final Bootstrap bootstrap;
    private final List<Invariant> invariants = new ArrayList<>();

    private int present;
    private long events;
    private long messages;
    private long repeats;
    private long strays;

    /** A simulation of peers in the world of one replication, the true link costs being those of the peers' metric. */
    public Simulator(PeerConfig config, World world, SeedStreams seeds, SimulatorOptions options) {
        this(config, world.peers(), Underlay.of(world), costs(config, world), seeds, options);
    }

    /**
     * A simulation of {@code peers} peers.
     *
     * @param truth the true cost of each possible link, for those who look on; peers never see it
     * @throws IllegalArgumentException if there are too many peers, or churn names one that does not exist
     */
    public Simulator(
            PeerConfig config,
            int peers,
            Underlay underlay,
            LinkCosts truth,
            SeedStreams seeds,
            SimulatorOptions options) {
        if (peers < 1 || peers > MAX_PEERS) {
            throw new IllegalArgumentException(peers + " peers; a simulation takes 1 to " + MAX_PEERS);
        }
        this.config = config;
        this.network = new Network(underlay, options, seeds.seed("network", 0));
        this.truth = truth;
        this.seeds = seeds;
        this.options = options;
        this.inFlight = new InFlight(peers);
        this.decisions = new Decisions(config.policy(), options.threads());
        this.rewirings = new Rewirings(peers);
        this.environments = new SimEnvironment[peers];
        for (int id = 0; id < peers; id++) {
            environments[id] = new SimEnvironment(this, id, network.driftPpm(id));
        }
        SimEnvironment roster = new SimEnvironment(this, BOOTSTRAP, 0);
        this.bootstrap = new Bootstrap(roster, seeds.stream("bootstrap"));
        bootstrap.start();
        scheduleArrivals();
    }

    private static LinkCosts costs(PeerConfig config, World world) {
        if (config.metric().costIsOwnLoad()) {
            return world.loads();
        }
        return switch (config.metric().probe()) {
            case PING -> world.delays();
            case CHIRP -> world.bandwidths();
        };
    }

    private void scheduleArrivals() {
        boolean[] late = new boolean[environments.length];
        boolean[] seen = new boolean[environments.length];
        for (ChurnEvent event : options.churn()) {
            if (event.peer() < 0 || event.peer() >= environments.length) {
                throw new IllegalArgumentException(event + " among " + environments.length + " peers");
            }
            late[event.peer()] |= !seen[event.peer()] && event.kind() == ChurnEvent.Kind.JOIN;
            seen[event.peer()] = true;
        }
        for (int id = 0; id < environments.length; id++) {
            if (!late[id]) {
                long at = seeds.stream("arrival", id).nextLong(options.joinOverMicros() + 1);
                queue.push(at, control(FIRST_JOIN, id));
            }
        }
        scheduleChurn(0);
    }

    private void scheduleChurn(int index) {
        if (index < options.churn().size()) {
            queue.push(options.churn().get(index).atMicros(), control(CHURN, index));
        }
    }

    private static long control(int slot, int value) {
        return (long) slot << 32 | (value & 0xFFFFFFFFL);
    }

    /** Makes a peer that is there adopt a wiring it did not ask for. */
    public void impose(int id, Wiring wiring) {
        Peer peer = environments[id].peer();
        if (peer != null) {
            peer.adopt(wiring);
        }
    }

    /** Checks {@code invariant} after every event from now on; for tests. */
    public void check(Invariant invariant) {
        invariants.add(invariant);
    }

    /**
     * Lets everything before {@code untilMicros} happen, and shows it to {@code observer} at every multiple of {@code
     * sampleEveryMicros} on the way, {@code untilMicros} included if it is one.
     */
    public void run(long untilMicros, long sampleEveryMicros, Observer observer) {
        if (sampleEveryMicros < 1) {
            throw new IllegalArgumentException("samples every " + sampleEveryMicros + " us");
        }
        long sampleAt = (nowMicros() / sampleEveryMicros + 1) * sampleEveryMicros;
        while (sampleAt <= untilMicros) {
            run(sampleAt);
            observer.sample(sampleAt, this);
            rewirings.beginPeriod();
            sampleAt += sampleEveryMicros;
        }
        run(untilMicros);
    }

    /** Lets everything before {@code untilMicros} happen. */
    public void run(long untilMicros) {
        if (invariants.isEmpty()) {
            while (queue.pop(untilMicros)) {
                handle(queue.payload());
            }
            return;
        }
        while (queue.pop(untilMicros)) {
            long event = queue.payload();
            int peer = concerned(event);
            handle(event);
            for (Invariant invariant : invariants) {
                invariant.check(this, peer);
            }
        }
    }

    private void handle(long event) {
        if (network.faulty(queue.nowMicros()) && postpone(event)) {
            return;
        }
        events++;
        int slot = (int) (event >>> 32);
        if (slot >= InFlight.FIRST_SLOT) {
            arrive(slot, (int) (event >>> 16) & 0xFFFF, (int) event & 0xFFFF);
        } else {
            trace.add(queue.nowMicros(), event);
            handleControl(slot, (int) event);
        }
    }

    /** Whether the event concerns a peer that stands still; then it happens when that is over. */
    private boolean postpone(long event) {
        int slot = (int) (event >>> 32);
        int peer = concerned(event);
        if (slot == FIRST_JOIN || slot == CHURN || peer == BOOTSTRAP) {
            return false;
        }
        long until = network.pausedUntilMicros(peer, queue.nowMicros());
        if (until <= queue.nowMicros()) {
            return false;
        }
        queue.push(until, event);
        return true;
    }

    /** The peer an event is for. */
    private int concerned(long event) {
        int slot = (int) (event >>> 32);
        int value = (int) event;
        if (slot >= InFlight.FIRST_SLOT) {
            return value & 0xFFFF;
        }
        return switch (slot) {
            case DECIDED -> decisions.peer(value);
            case FIRST_JOIN -> value;
            case CHURN -> options.churn().get(value).peer();
            default -> value >>> 16;
        };
    }

    private void handleControl(int slot, int value) {
        switch (slot) {
            case DECIDED -> decided(value);
            case FIRST_JOIN -> join(value);
            case CHURN -> {
                churn(options.churn().get(value));
                scheduleChurn(value + 1);
            }
            default -> wakeUp(TIMERS[slot], value >>> 16, value & 0xFFFF);
        }
    }

    private void arrive(int slot, int from, int to) {
        messages++;
        trace.add(queue.nowMicros(), (long) inFlight.kind(slot) << 32 | (long) from << 16 | to);
        if (to == BOOTSTRAP) {
            bootstrap.receive(from, inFlight.message(slot));
        } else if (inFlight.seen(slot, to)) {
            repeats++;
        } else {
            Peer peer = environments[to].peer();
            if (peer == null) {
                strays++;
            } else {
                inFlight.markSeen(slot, to);
                peer.receive(from == BOOTSTRAP ? Bootstrap.ID : from, content(slot, from, to));
            }
        }
        inFlight.removeCopy(slot);
    }

    /** The message in a slot as it arrives: a chirp carries what its receiver's driver saw of the bandwidth. */
    private Message content(int slot, int from, int to) {
        Message message = inFlight.message(slot);
        return message instanceof Chirp chirp
                ? chirp.withEstimate(Math.max(0, network.bandwidthKbps(from, to, queue.nowMicros())))
                : message;
    }

    private void wakeUp(Timer timer, int id, int life) {
        if (id == BOOTSTRAP) {
            bootstrap.expire(timer);
            return;
        }
        Peer peer = environments[id].peerOf(life);
        if (peer != null) {
            peer.expire(timer);
        }
    }

    private void decided(int ticket) {
        int id = decisions.peer(ticket);
        Peer peer = environments[id].peerOf(decisions.life(ticket));
        if (peer == null) {
            decisions.drop(ticket);
            return;
        }
        Wiring wiring = decisions.take(ticket);
        Wiring before = peer.chosen();
        peer.adopt(wiring);
        rewirings.note(id, before, peer.chosen());
    }

    private void churn(ChurnEvent event) {
        switch (event.kind()) {
            case JOIN -> join(event.peer());
            case LEAVE -> depart(event.peer(), true);
            case CRASH -> depart(event.peer(), false);
        }
    }

    private void join(int id) {
        SimEnvironment environment = environments[id];
        if (environment.peer() != null) {
            return;
        }
        long life = (long) environment.lives() * MAX_PEERS + id;
        Peer peer = new Peer(id, config, environment, seeds.stream("peer", life));
        inFlight.forgetSeen(id);
        environment.begin(peer);
        present++;
        peer.start();
    }

    private void depart(int id, boolean gracefully) {
        Peer peer = environments[id].peer();
        if (peer == null) {
            return;
        }
        if (gracefully) {
            peer.leave();
        }
        environments[id].end();
        inFlight.forgetSeen(id);
        present--;
    }

    // What peers ask for, through their environments.

    void send(int from, int to, Message message) {
        int slot = inFlight.slot(message);
        traffic.add(inFlight.kind(slot), inFlight.forwards(slot, from), inFlight.wireBits(slot));
        long now = queue.nowMicros();
        long delay = network.delayMicros(from == BOOTSTRAP ? Bootstrap.ID : from, to, now);
        if (delay == Network.LOST) {
            inFlight.freeIfIdle(slot);
            return;
        }
        long event = (long) slot << 32 | (long) from << 16 | (to == Bootstrap.ID ? BOOTSTRAP : to);
        inFlight.addCopy(slot);
        queue.push(now + delay, event);
        long repeat = network.repeatMicros();
        if (repeat != Network.LOST) {
            inFlight.addCopy(slot);
            queue.push(now + repeat, event);
        }
    }

    void wake(SimEnvironment environment, Timer timer, long delayMicros) {
        long asked = queue.nowMicros() + delayMicros;
        long due = environment.id() == BOOTSTRAP ? asked : network.wakeMicros(environment.id(), timer, asked);
        if (due != Long.MAX_VALUE) {
            int life = environment.lives() & 0xFFFF;
            queue.push(due, control(timer.ordinal(), environment.id() << 16 | life));
        }
    }

    void solve(SimEnvironment environment, WiringProblem problem) {
        int ticket = decisions.begin(problem, environment.id(), environment.lives() & 0xFFFF);
        queue.push(queue.nowMicros() + options.decisionMicros(), control(DECIDED, ticket));
    }

    double load(int id) {
        return network.loadThousandths(id, queue.nowMicros()) / 1000.0;
    }

    // What observers read.

    /** Virtual time. */
    public long nowMicros() {
        return queue.nowMicros();
    }

    /** Number of peer ids. */
    public int peers() {
        return environments.length;
    }

    /** Number of peers there now. */
    public int presentPeers() {
        return present;
    }

    /** Whether the peer is there now. */
    public boolean present(int id) {
        return environments[id].peer() != null;
    }

    /** The peer's present life, to be read only; null while it is away. */
    public @Nullable Peer peer(int id) {
        return environments[id].peer();
    }

    /** What the peer tells about itself; null while it is away. */
    public @Nullable PeerStatus status(int id) {
        Peer peer = environments[id].peer();
        return peer == null ? null : peer.status();
    }

    /** The links the peer holds open, {@link Wiring#EMPTY} while it is away. */
    public Wiring wiring(int id) {
        Peer peer = environments[id].peer();
        return peer == null ? Wiring.EMPTY : peer.wiring();
    }

    /**
     * The links really there now, from a peer that is there to one that is there, at their true costs of this moment. Links
     * between pairs that cannot be linked by the true costs are left out.
     */
    public Overlay overlay() {
        Overlay overlay = new Overlay(environments.length, config.degree());
        for (int from = 0; from < environments.length; from++) {
            Wiring wiring = wiring(from);
            for (int i = 0; i < wiring.size(); i++) {
                int to = wiring.neighbour(i);
                int cost = present(to) ? truth.cost(from, to, nowMicros()) : -1;
                if (cost >= 0) {
                    overlay.add(from, to, cost);
                }
            }
        }
        return overlay;
    }

    /** Peers that changed a link by a decision of theirs since the last sample. */
    public int rewiredPeers() {
        return rewirings.peers();
    }

    /** Links opened by decisions since the last sample. */
    public long linksChanged() {
        return rewirings.links();
    }

    /** Bits and messages put on the wire, by kind. */
    public Traffic traffic() {
        return traffic;
    }

    /** Bits put on the wire by messages of a kind, originated and forwarded. */
    public long bits(Message.Kind kind) {
        return traffic.originatedBits(kind) + traffic.forwardedBits(kind);
    }

    /** Events that happened. */
    public long events() {
        return events;
    }

    /** Messages that arrived, repeated copies and those to absent peers included. */
    public long messages() {
        return messages;
    }

    /** Repeated copies of announcements, dropped on arrival. */
    public long repeats() {
        return repeats;
    }

    /** Messages that arrived where nobody was. */
    public long strays() {
        return strays;
    }

    /** Events to come. */
    public long pendingEvents() {
        return queue.size();
    }

    /** Copies of messages under way. */
    public long pendingMessages() {
        return inFlight.copies();
    }

    /** Different messages under way. */
    public int liveMessages() {
        return inFlight.size();
    }

    /** Fingerprint of everything that happened so far. */
    public long traceHash() {
        return trace.value();
    }

    /** Ends the threads that compute decisions. */
    @Override
    public void close() {
        decisions.close();
    }
}
