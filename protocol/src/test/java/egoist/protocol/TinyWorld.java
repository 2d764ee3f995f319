package egoist.protocol;

import egoist.protocol.message.Chirp;
import egoist.protocol.message.Message;
import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.WiringProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The smallest driver that runs whole overlays: one priority queue, delays by distance in a plane, cuts as a predicate. Slow
 * and plain, so that tests of the peer do not rest on the simulator.
 */
final class TinyWorld {
    private record Event(long micros, long sequence, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(micros, other.micros);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    static final long SECOND = 1_000_000;
    private static final long DECISION_MICROS = 20_000;
    private static final long ROSTER_MICROS = 30_000;

    private final PriorityQueue<Event> queue = new PriorityQueue<>();
    private final SplittableRandom random;
    private final PeerConfig config;
    private final double[] x;
    private final double[] y;
    private int @Nullable [][] delays;
    private final int[] lives;
    private final Peer[] peers;
    private final Bootstrap bootstrap;
    private final Map<Integer, UnaryOperator<Environment>> lenses = new HashMap<>();
    private final List<String> log = new ArrayList<>();
    private final long[] sentByKind = new long[Message.Kind.values().length];

    private long now = 1;
    private long sequence;
    private double loss;
    private BiPredicate<Integer, Integer> cut = (from, to) -> false;
    private boolean rosterUp = true;
    private boolean logging;

    TinyWorld(int ids, PeerConfig config, long seed) {
        this.random = new SplittableRandom(seed);
        this.config = config;
        this.x = random.doubles(ids).toArray();
        this.y = random.doubles(ids).toArray();
        this.lives = new int[ids];
        this.peers = new Peer[ids];
        this.bootstrap = new Bootstrap(new World(Bootstrap.ID, 0), random.split());
        bootstrap.start();
    }

    /** What one life of one peer, or the roster, asks of this world. */
    private final class World implements Environment {
        private final int id;
        private final int life;

        World(int id, int life) {
            this.id = id;
            this.life = life;
        }

        private boolean alive() {
            return id == Bootstrap.ID || (lives[id] == life && peers[id] != null);
        }

        @Override
        public long nowMicros() {
            return now;
        }

        @Override
        public void send(int to, Message message) {
            sentByKind[message.kind().ordinal()]++;
            if (logging) {
                log.add(now + " " + id + " -> " + to + " " + MessageText.of(message));
            }
            if (random.nextDouble() < loss || (id >= 0 && to >= 0 && cut.test(id, to))) {
                return;
            }
            boolean roster = id == Bootstrap.ID || to == Bootstrap.ID;
            at(now + (roster ? ROSTER_MICROS : delayMicros(id, to)), () -> deliver(id, to, message));
        }

        @Override
        public void wake(Timer timer, long delayMicros) {
            if (delayMicros < 0) {
                throw new AssertionError(timer + " in " + delayMicros);
            }
            at(now + delayMicros, () -> {
                if (alive()) {
                    if (id == Bootstrap.ID) {
                        bootstrap.expire(timer);
                    } else {
                        peers[id].expire(timer);
                        forgetIfGone(id);
                    }
                }
            });
        }

        @Override
        public void solve(WiringProblem problem) {
            Wiring answer = config.policy().choose(problem);
            at(now + DECISION_MICROS, () -> {
                if (alive()) {
                    peers[id].adopt(answer);
                }
            });
        }

        @Override
        public double localLoad() {
            return id < 0 ? 0 : 0.1 + x[id];
        }
    }

    private void at(long micros, Runnable action) {
        queue.add(new Event(micros, sequence++, action));
    }

    private void deliver(int from, int to, Message message) {
        if (to == Bootstrap.ID) {
            if (rosterUp) {
                bootstrap.receive(from, message);
            }
        } else if (to < peers.length && peers[to] != null) {
            Message arriving = message instanceof Chirp chirp ? chirp.withEstimate(bandwidthKbps(from, to)) : message;
            peers[to].receive(from, arriving);
        }
    }

    int delayMicros(int from, int to) {
        int[][] given = delays;
        if (given != null) {
            return given[from][to];
        }
        return (int) (1000 + 100_000 * StrictMath.hypot(x[from] - x[to], y[from] - y[to]));
    }

    int bandwidthKbps(int from, int to) {
        return 1000 + (int) (100_000 * Math.abs(x[from] - y[to]));
    }

    /** One-way delays in microseconds in place of those in the plane. */
    void delays(int[][] micros) {
        delays = micros;
    }

    void loss(double share) {
        loss = share;
    }

    void cut(BiPredicate<Integer, Integer> pairs) {
        cut = pairs;
    }

    void rosterUp(boolean up) {
        rosterUp = up;
    }

    void logging(boolean on) {
        logging = on;
    }

    List<String> log() {
        return log;
    }

    long sent(Message.Kind kind) {
        return sentByKind[kind.ordinal()];
    }

    long now() {
        return now;
    }

    Peer peer(int id) {
        return peers[id];
    }

    /** In its next life that peer sees this world, and speaks to it, through a lens. */
    void lens(int id, UnaryOperator<Environment> lens) {
        lenses.put(id, lens);
    }

    /** Begins a life of that peer. */
    Peer join(int id) {
        lives[id]++;
        Environment seen = lenses.getOrDefault(id, UnaryOperator.identity()).apply(new World(id, lives[id]));
        peers[id] = new Peer(id, config, seen, random.split());
        peers[id].start();
        return peers[id];
    }

    void joinAll() {
        for (int id = 0; id < peers.length; id++) {
            join(id);
        }
    }

    void leave(int id) {
        leave(id, false);
    }

    /** Tells a peer to leave; it is there until it is gone. */
    void leave(int id, boolean restarts) {
        peers[id].leave(restarts);
        forgetIfGone(id);
    }

    private void forgetIfGone(int id) {
        if (peers[id].gone()) {
            peers[id] = null;
        }
    }

    /** Ends a life without a word. */
    void crash(int id) {
        peers[id] = null;
    }

    /** Lets {@code seconds} pass. */
    void run(double seconds) {
        long until = now + (long) (seconds * SECOND);
        while (!queue.isEmpty() && queue.peek().micros <= until) {
            Event event = queue.poll();
            now = event.micros;
            event.action.run();
        }
        now = until;
    }

    /** Ids of the peers that live. */
    int[] alive() {
        int[] ids = new int[peers.length];
        int count = 0;
        for (int id = 0; id < peers.length; id++) {
            if (peers[id] != null) {
                ids[count++] = id;
            }
        }
        return Arrays.copyOf(ids, count);
    }

    /** Whether every living peer reaches every other over open links. */
    boolean connected() {
        int[] alive = alive();
        for (int start : alive) {
            boolean[] seen = new boolean[peers.length];
            List<Integer> reached = new ArrayList<>(List.of(start));
            seen[start] = true;
            for (int i = 0; i < reached.size(); i++) {
                for (int next : peers[reached.get(i)].wiring().toArray()) {
                    if (peers[next] != null && !seen[next]) {
                        seen[next] = true;
                        reached.add(next);
                    }
                }
            }
            if (reached.size() < alive.length) {
                return false;
            }
        }
        return true;
    }

    /** Sum over all pairs of the true delay of the shortest path over open links; unreachable pairs count 10 s. */
    double meanCostMicros() {
        return meanCostMicros(alive());
    }

    /** The same over the pairs of these, over whomever their paths lead. */
    double meanCostMicros(int[] among) {
        int[] alive = alive();
        double sum = 0;
        for (int start : among) {
            long[] distance = new long[peers.length];
            Arrays.fill(distance, 10 * SECOND);
            distance[start] = 0;
            boolean[] done = new boolean[peers.length];
            for (int round = 0; round < alive.length; round++) {
                int nearest = -1;
                for (int id : alive) {
                    if (!done[id] && (nearest < 0 || distance[id] < distance[nearest])) {
                        nearest = id;
                    }
                }
                done[nearest] = true;
                for (int next : peers[nearest].wiring().toArray()) {
                    if (peers[next] != null) {
                        distance[next] = Math.min(distance[next], distance[nearest] + delayMicros(nearest, next));
                    }
                }
            }
            for (int id : among) {
                sum += distance[id];
            }
        }
        return sum / among.length / (among.length - 1);
    }
}
