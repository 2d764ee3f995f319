package egoist.protocol;

import egoist.protocol.message.Message;
import egoist.protocol.message.Ping;
import egoist.protocol.message.Pong;
import egoist.protocol.parameter.Durations;
import egoist.protocol.policy.WiringProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;

/**
 * An environment that does nothing but write down what one peer asks of it, and checks what a peer owes it: one pending
 * wake-up for each timer, one pending decision.
 */
final class RecordingEnvironment implements Environment {
    record Sent(int to, Message message) {}

    private final Map<Timer, Long> wakes = new EnumMap<>(Timer.class);
    private final List<Sent> sent = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    private record Echo(long micros, int from, Message message) {}

    private final PriorityQueue<Echo> echoes = new PriorityQueue<>(Comparator.comparingLong(Echo::micros));
    private IntToLongFunction roundTripMicros = id -> -1;
    private WiringProblem problem;
    private long now;
    private double load = 0.5;
    private Peer peer;

    /** A peer in an environment of its own, not started. */
    static RecordingEnvironment of(int id, PeerConfig config) {
        RecordingEnvironment environment = new RecordingEnvironment();
        environment.peer = new Peer(id, config, environment, new SplittableRandom(id));
        return environment;
    }

    Peer peer() {
        return peer;
    }

    @Override
    public long nowMicros() {
        return now;
    }

    @Override
    public void send(int to, Message message) {
        sent.add(new Sent(to, message));
        if (message instanceof Ping ping && roundTripMicros.applyAsLong(to) >= 0) {
            echoes.add(new Echo(now + roundTripMicros.applyAsLong(to), to, new Pong(ping.sentMicros(), 250)));
        }
        lines.add("-> " + (to == Bootstrap.ID ? "roster" : to) + ": " + MessageText.of(message));
    }

    @Override
    public void wake(Timer timer, long delayMicros) {
        if (delayMicros < 0 || wakes.putIfAbsent(timer, now + delayMicros) != null) {
            throw new AssertionError(timer + " asked for in " + delayMicros + " us, pending " + wakes);
        }
        lines.add("wake " + timer + " in " + Durations.text(delayMicros));
    }

    @Override
    public void solve(WiringProblem asked) {
        if (problem != null) {
            throw new AssertionError("a second decision while one is pending");
        }
        problem = asked;
        StringBuilder costs = new StringBuilder();
        for (int member : asked.linkable()) {
            costs.append(' ')
                    .append(member)
                    .append(" (")
                    .append(asked.linkCosts()[member])
                    .append(')');
        }
        lines.add("solve k=" + asked.degree() + " members " + Arrays.toString(asked.members()) + " links" + costs
                + " now " + asked.current());
    }

    @Override
    public double localLoad() {
        return load;
    }

    void load(double sensed) {
        load = sensed;
    }

    /** The decision the peer waits for, or null. */
    WiringProblem problem() {
        return problem;
    }

    /** Answers it with what the peer's own policy says. */
    void decide(PeerConfig config) {
        WiringProblem asked = problem;
        problem = null;
        peer.adopt(config.policy().choose(asked));
    }

    /** Answers it with a wiring. */
    void adopt(egoist.protocol.overlay.Wiring wiring) {
        problem = null;
        peer.adopt(wiring);
    }

    void at(long micros) {
        now = micros;
    }

    /** When that timer is due, or -1. */
    long due(Timer timer) {
        return wakes.getOrDefault(timer, -1L);
    }

    /** Lets the timer fire now, whether it is due or not. */
    void fire(Timer timer) {
        wakes.remove(timer);
        peer.expire(timer);
    }

    /** Lets the roster's timer fire now. */
    void fireOn(Bootstrap roster) {
        wakes.clear();
        roster.expire(Timer.EXPIRE);
    }

    /** From now on, pings to these peers are answered after {@code micros}, as time passes. */
    void answerPings(long micros, IntPredicate who) {
        answerPings(id -> who.test(id) ? micros : -1);
    }

    /** From now on, pings to a peer are answered after so many microseconds, or not at all if that is negative. */
    void answerPings(IntToLongFunction micros) {
        roundTripMicros = micros;
    }

    /** Lets time pass until then: timers fire and pings are answered as they fall due. */
    void runUntil(long micros) {
        while (true) {
            Timer next = null;
            for (Map.Entry<Timer, Long> entry : wakes.entrySet()) {
                if (entry.getValue() <= micros && (next == null || entry.getValue() < wakes.get(next))) {
                    next = entry.getKey();
                }
            }
            Echo echo = echoes.peek();
            if (echo != null && echo.micros <= micros && (next == null || echo.micros <= wakes.get(next))) {
                now = Math.max(now, echoes.remove().micros);
                peer.receive(echo.from, echo.message);
            } else if (next != null) {
                now = Math.max(now, wakes.get(next));
                lines.add("at " + Durations.text(now) + " " + next);
                fire(next);
            } else {
                now = Math.max(now, micros);
                return;
            }
        }
    }

    void run(double seconds) {
        runUntil(now + (long) (seconds * 1_000_000));
    }

    /** What was sent since the last call. */
    List<Sent> takeSent() {
        List<Sent> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    /** Messages of one kind sent since the last {@link #takeSent}. */
    <M extends Message> List<M> sent(Class<M> kind) {
        return sent.stream()
                .map(Sent::message)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** Peers that a message of that kind was sent to since the last {@link #takeSent}, in order. */
    List<Integer> receivers(Class<? extends Message> kind) {
        return sent.stream()
                .filter(one -> kind.isInstance(one.message()))
                .map(Sent::to)
                .toList();
    }

    /** All that was asked for since the last call, one line each. */
    List<String> takeLines() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }
}
