package egoist.sim.engine;

import egoist.protocol.Peer;
import egoist.protocol.PeerConfig;
import egoist.protocol.PeerStatus;
import egoist.protocol.Timer;
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
import java.util.function.Function;
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

    private static final Timer[] TIMERS = Timer.values();

    private final Network network;
    private final LinkCosts truth;
    private final SimulatorOptions options;

    private final EventQueue queue;
    private final TraceHash trace;
    private final Population population;
    private final Post post;
    private final Tickets tickets;
    private final Decisions decisions;
    private final Rewirings rewirings;
    private final List<Invariant> invariants = new ArrayList<>();

    private long events;

    /** A simulation of peers in the world of one replication, the true link costs being those of the peers' metric. */
    public Simulator(PeerConfig config, World world, SeedStreams seeds, SimulatorOptions options) {
        this(Setting.of(config, world, seeds, options));
    }

    /** A simulation of {@code peers} peers. */
    public Simulator(
            PeerConfig config,
            int peers,
            Underlay underlay,
            LinkCosts truth,
            SeedStreams seeds,
            SimulatorOptions options) {
        this(new Setting(config, peers, underlay, truth, seeds, options));
    }

    /**
     * A simulation that begins.
     *
     * @throws IllegalArgumentException if there are too many peers, or churn names one that does not exist
     */
    public Simulator(Setting setting) {
        this(setting, made -> SimulatorState.fresh(made, setting, made.network));
        post.bootstrap().start();
        Arrivals.schedule(queue, setting.peers(), options, setting.seeds());
        scheduleChurn(0);
    }

    /** A simulation that goes on from a state. */
    Simulator(Setting setting, Function<Simulator, SimulatorState> from) {
        if (setting.peers() < 1 || setting.peers() > MAX_PEERS) {
            throw new IllegalArgumentException(setting.peers() + " peers; a simulation takes 1 to " + MAX_PEERS);
        }
        this.options = setting.options();
        this.truth = setting.truth();
        this.network = new Network(setting.underlay(), options, setting.seeds().seed("network", 0));
        SimulatorState state = from.apply(this);
        this.queue = state.queue();
        this.trace = state.trace();
        this.population = state.population();
        this.post = state.post();
        this.tickets = state.tickets();
        this.decisions = new Decisions(setting.config().policy(), options.threads(), tickets);
        this.rewirings = state.rewirings();
        this.events = state.events();
    }

    /** All that changes as the simulation goes on. */
    SimulatorState state() {
        return new SimulatorState(queue, trace, population, post, tickets, rewirings, events);
    }

    /** Decides what becomes of messages; follows from the setting. */
    Network network() {
        return network;
    }

    private void scheduleChurn(int index) {
        if (index < options.churn().size()) {
            queue.push(options.churn().get(index).atMicros(), Events.of(Events.CHURN, index));
        }
    }

    /** Makes a peer that is there adopt a wiring it did not ask for. */
    public void impose(int id, Wiring wiring) {
        Peer peer = population.peer(id);
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
        int slot = Events.slot(event);
        if (slot >= InFlight.FIRST_SLOT) {
            post.arrive(slot, Events.upper(event), Events.lower(event));
        } else {
            trace.add(queue.nowMicros(), event);
            handleControl(slot, event);
        }
    }

    /** Whether the event concerns a peer that stands still; then it happens when that is over. */
    private boolean postpone(long event) {
        int slot = Events.slot(event);
        int peer = concerned(event);
        if (slot == Events.FIRST_JOIN || slot == Events.CHURN || peer == Post.ROSTER) {
            return false;
        }
        long until = network.pausedUntilMicros(peer, queue.nowMicros());
        if (until <= queue.nowMicros()) {
            return false;
        }
        queue.push(until, event);
        return true;
    }

    /** The peer an event is for, or {@link #MAX_PEERS} for the roster. */
    private int concerned(long event) {
        int slot = Events.slot(event);
        int value = Events.value(event);
        if (slot >= InFlight.FIRST_SLOT) {
            return Events.lower(event);
        }
        return switch (slot) {
            case Events.DECIDED -> decisions.peer(value);
            case Events.FIRST_JOIN -> value;
            case Events.CHURN -> options.churn().get(value).peer();
            default -> Events.upper(event);
        };
    }

    private void handleControl(int slot, long event) {
        int value = Events.value(event);
        switch (slot) {
            case Events.DECIDED -> decided(value);
            case Events.FIRST_JOIN -> join(value);
            case Events.CHURN -> {
                churn(options.churn().get(value));
                scheduleChurn(value + 1);
            }
            default -> wakeUp(TIMERS[slot], Events.upper(event), Events.lower(event));
        }
    }

    private void wakeUp(Timer timer, int id, int life) {
        if (id == Post.ROSTER) {
            post.bootstrap().expire(timer);
            return;
        }
        Peer peer = population.peer(id, life);
        if (peer != null) {
            peer.expire(timer);
            if (peer.gone()) {
                depart(id, false);
            }
        }
    }

    private void decided(int ticket) {
        int id = decisions.peer(ticket);
        Peer peer = population.peer(id, decisions.life(ticket));
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
        if (population.leaves(id)) {
            depart(id, false);
        }
        Peer peer = population.begin(id);
        if (peer != null) {
            post.inFlight().forgetSeen(id);
            peer.start();
        }
    }

    private void depart(int id, boolean gracefully) {
        if (population.depart(id, gracefully)) {
            post.inFlight().forgetSeen(id);
        }
    }

    // What peers ask for, through their environments.

    void send(int from, int to, Message message) {
        post.send(from, to, message);
    }

    void wake(int id, int life, Timer timer, long delayMicros) {
        long asked = queue.nowMicros() + delayMicros;
        long due = id == Post.ROSTER ? asked : network.wakeMicros(id, timer, asked);
        if (due != Long.MAX_VALUE) {
            queue.push(due, Events.wakeUp(timer, id, life));
        }
    }

    void solve(int id, int life, WiringProblem problem) {
        int ticket = decisions.begin(problem, id, life);
        queue.push(queue.nowMicros() + options.decisionMicros(), Events.of(Events.DECIDED, ticket));
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
        return population.size();
    }

    /** Number of peers there now. */
    public int presentPeers() {
        return population.present();
    }

    /** Whether the peer is there now. */
    public boolean present(int id) {
        return population.peer(id) != null;
    }

    /** The peer's present life, to be read only; null while it is away. */
    public @Nullable Peer peer(int id) {
        return population.peer(id);
    }

    /**
     * The present life of a peer that is there, to be read only.
     *
     * @throws IllegalStateException if it is away
     */
    public Peer life(int id) {
        Peer peer = population.peer(id);
        if (peer == null) {
            throw new IllegalStateException("peer " + id + " is away");
        }
        return peer;
    }

    /** What the peer tells about itself; null while it is away. */
    public @Nullable PeerStatus status(int id) {
        Peer peer = population.peer(id);
        return peer == null ? null : peer.status();
    }

    /** The links the peer holds open, {@link Wiring#EMPTY} while it is away. */
    public Wiring wiring(int id) {
        return population.wiring(id);
    }

    /**
     * The links really there now, from a peer that is there to one that is there, at their true costs of this moment. Links
     * between pairs that cannot be linked by the true costs are left out.
     */
    public Overlay overlay() {
        return population.overlay(truth, nowMicros());
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
        return post.traffic();
    }

    /** Bits put on the wire by messages of a kind, originated and forwarded. */
    public long bits(Message.Kind kind) {
        return traffic().originatedBits(kind) + traffic().forwardedBits(kind);
    }

    /** Events that happened. */
    public long events() {
        return events;
    }

    /** Messages that arrived, repeated copies and those to absent peers included. */
    public long messages() {
        return post.messages();
    }

    /** Repeated copies of announcements, dropped on arrival. */
    public long repeats() {
        return post.repeats();
    }

    /** Messages that arrived where nobody was. */
    public long strays() {
        return post.strays();
    }

    /** Events to come. */
    public long pendingEvents() {
        return queue.size();
    }

    /** Copies of messages under way. */
    public long pendingMessages() {
        return post.inFlight().copies();
    }

    /** Different messages under way. */
    public int liveMessages() {
        return post.inFlight().size();
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
