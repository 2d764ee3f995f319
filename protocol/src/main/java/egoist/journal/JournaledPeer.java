package egoist.journal;

import egoist.protocol.Environment;
import egoist.protocol.LinkBias;
import egoist.protocol.Machine;
import egoist.protocol.Peer;
import egoist.protocol.PeerConfig;
import egoist.protocol.PeerRecipe;
import egoist.protocol.RingOrder;
import egoist.protocol.Timer;
import egoist.protocol.message.Message;
import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.WiringProblem;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * A peer that writes down its inputs, and what it did at each, before anyone can ask. Within one input its time, the load
 * it senses and what its operator holds of others stand still, so that the log holds all it was told.
 */
public final class JournaledPeer implements Machine {
    /** How a line begins that tells where a peer stands on the ring. */
    static final String PLACE = "place ";

    /** The same of what the operator holds of a peer. */
    static final String BIAS = "bias ";

    private final Peer peer;
    private final Environment world;
    private final Consumer<String> lines;
    private final JournalText text = new JournalText();
    private long nowMicros;
    private double load;
    /** What the operator held of those who were asked about during this input. */
    private final Map<Integer, LinkBias> held = new HashMap<>();

    private int outputs;
    private long hash;

    /**
     * @param ring the order of peers that rings of links follow
     * @param bias what the operator holds of others
     * @param world what the peer acts upon
     * @param lines takes the lines of the log, without line ends
     */
    public JournaledPeer(
            int id,
            long seed,
            PeerRecipe recipe,
            RingOrder ring,
            LinkBias.Source bias,
            Environment world,
            Consumer<String> lines) {
        this.world = world;
        this.lines = lines;
        PeerConfig config = recipe.config()
                .withRing(ring == RingOrder.BY_ID ? ring : new Places(ring))
                .withBias(bias == LinkBias.Source.NOBODY ? bias : new Biases(bias));
        this.peer = new Peer(id, config, new Recorder(), new SplittableRandom(seed));
        header(id, seed, recipe, lines);
    }

    private static void header(int id, long seed, PeerRecipe recipe, Consumer<String> lines) {
        lines.accept("egoist-journal 1");
        lines.accept("id " + id);
        lines.accept("seed " + seed);
        lines.accept("degree " + recipe.degree());
        lines.accept("policy " + recipe.policy());
        recipe.policyParameters().forEach((key, value) -> lines.accept("policy." + key + " " + value));
        lines.accept("metric " + recipe.metric());
        recipe.protocol().forEach((key, value) -> lines.accept("protocol." + key + " " + value));
        lines.accept("begin");
    }

    /** The peer itself, to be looked at only. */
    public Peer peer() {
        return peer;
    }

    @Override
    public void start() {
        input("start", peer::start);
    }

    @Override
    public void receive(int from, Message message) {
        input("receive " + from + " " + text.of(message), () -> peer.receive(from, message));
    }

    @Override
    public void expire(Timer timer) {
        input("expire " + timer, () -> peer.expire(timer));
    }

    @Override
    public void adopt(Wiring wiring) {
        input("adopt " + JournalText.of(wiring), () -> peer.adopt(wiring));
    }

    @Override
    public void leave(boolean restarts) {
        input(restarts ? "leave restart" : "leave", () -> peer.leave(restarts));
    }

    @Override
    public boolean gone() {
        return peer.gone();
    }

    private void input(String what, Runnable run) {
        nowMicros = world.nowMicros();
        load = world.localLoad();
        held.clear();
        outputs = 0;
        hash = 0;
        lines.accept(nowMicros + " " + load + " " + what);
        run.run();
        lines.accept("  " + outputs + " " + Long.toHexString(hash));
    }

    private void output(long what) {
        outputs++;
        hash = (hash ^ what) * 0x9E3779B97F4A7C15L;
        hash ^= hash >>> 29;
    }

    /** Writes down where peers stand on the ring: what a replay is to tell the peer again, before it asks. */
    private final class Places implements RingOrder {
        private final RingOrder order;
        private final Map<Integer, Long> written = new HashMap<>();

        private Places(RingOrder order) {
            this.order = order;
        }

        @Override
        public long place(int id) {
            long place = order.place(id);
            Long before = written.put(id, place);
            if (before == null || before != place) {
                lines.accept(PLACE + id + " " + place);
            }
            return place;
        }
    }

    /** Writes down what the operator holds of peers, in the same way; of most, nothing. */
    private final class Biases implements LinkBias.Source {
        private final LinkBias.Source source;
        private final Map<Integer, LinkBias> written = new HashMap<>();

        private Biases(LinkBias.Source source) {
            this.source = source;
        }

        @Override
        public LinkBias to(int id) {
            LinkBias bias = held.computeIfAbsent(id, source::to);
            LinkBias before = written.getOrDefault(id, LinkBias.NONE);
            if (!bias.equals(before)) {
                written.put(id, bias);
                lines.accept(BIAS + id + " " + JournalText.of(bias));
            }
            return bias;
        }
    }

    /** Passes on what the peer does, hashing it on the way. */
    private final class Recorder implements Environment {
        @Override
        public long nowMicros() {
            return nowMicros;
        }

        @Override
        public void send(int to, Message message) {
            output(31L * to + text.of(message).hashCode());
            world.send(to, message);
        }

        @Override
        public void wake(Timer timer, long delayMicros) {
            output(delayMicros * Timer.values().length + timer.ordinal());
            world.wake(timer, delayMicros);
        }

        @Override
        public void solve(WiringProblem problem) {
            output(31L * Arrays.hashCode(problem.linkCosts()) + Arrays.hashCode(problem.members()) + problem.seed());
            world.solve(problem);
        }

        @Override
        public double localLoad() {
            return load;
        }
    }
}
