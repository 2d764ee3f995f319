package egoist.node.driver;

import egoist.node.NodeCounters;
import egoist.node.transport.Delivery;
import egoist.node.transport.WallClock;
import egoist.protocol.Environment;
import egoist.protocol.Machine;
import egoist.protocol.Timer;
import egoist.protocol.message.LinkClose;
import egoist.protocol.message.Message;
import egoist.protocol.message.Pong;
import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.WiringPolicy;
import egoist.protocol.policy.WiringProblem;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The only thread that touches the peer: takes the next input from a bounded inbox or waits for the next wake-up, and is the
 * peer's {@link Environment}. Decisions are taken on a thread of their own and come back as inputs.
 *
 * <p>The peer's time stands still while this process stands still (a long garbage collection, a stopped machine): what did not
 * arrive in that time was not lost by others, so nobody is blamed for it.
 */
public final class PeerDriver implements Environment, Delivery, AutoCloseable {
    private static final int MAX_MESSAGES = 16_384;
    private static final long LONGEST_WAIT_MICROS = 250_000;
    private static final long STALL_MICROS = 1_000_000;
    private static final long LOAD_MICROS = 1_000_000;
    private static final long NEVER = Long.MAX_VALUE;

    private final WallClock clock;
    private final WiringPolicy policy;
    private final BiConsumer<Integer, Message> sender;
    private final NodeCounters counters;
    private final Runnable afterInput;
    private final LongConsumer decided;
    private final Consumer<RuntimeException> failed;
    private final Machine machine;
    private final LinkedBlockingQueue<Input> inbox = new LinkedBlockingQueue<>();
    private final AtomicInteger messagesWaiting = new AtomicInteger();
    private final LinkedBlockingQueue<WiringProblem> problems = new LinkedBlockingQueue<>();
    private final long[] dueMicros = new long[Timer.values().length];
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private final Thread thread;
    private final Thread solver;
    private volatile long turnMicros;
    private final AtomicLong stalledMicros = new AtomicLong();
    private final FadingPeak late = new FadingPeak(60_000_000);
    private volatile boolean closed;
    private long nowMicros;
    private long loadMicros;
    private double load;

    /** @param cameMicros when, by the wall clock read once; what came before a wake-up is due is handled before it */
    private record Input(Runnable action, long cameMicros) {}

    /**
     * @param machines makes the peer for this world
     * @param policy how its problems are solved
     * @param sender sends its messages; does not block
     * @param afterInput run on the peer's thread after each input
     * @param decided told how many microseconds the policy took for a decision, on the thread of decisions
     * @param failed told of an input the peer could not handle, which is a bug; the driver goes on with the next
     */
    public PeerDriver(
            String name,
            WallClock clock,
            Function<Environment, Machine> machines,
            WiringPolicy policy,
            BiConsumer<Integer, Message> sender,
            NodeCounters counters,
            Runnable afterInput,
            LongConsumer decided,
            Consumer<RuntimeException> failed) {
        this.clock = clock;
        this.policy = policy;
        this.sender = sender;
        this.counters = counters;
        this.afterInput = afterInput;
        this.decided = decided;
        this.failed = failed;
        Arrays.fill(dueMicros, NEVER);
        this.nowMicros = clock.micros();
        this.turnMicros = nowMicros;
        this.machine = machines.apply(this);
        this.thread = new Thread(this::run, "egoist " + name + " peer");
        this.solver = new Thread(this::solveAll, "egoist " + name + " decisions");
        thread.setDaemon(true);
        solver.setDaemon(true);
    }

    /** Starts the peer. */
    public void start() {
        add(machine::start);
        thread.start();
        solver.start();
    }

    // Inputs, from any thread.

    private void add(Runnable action) {
        inbox.add(new Input(action, clock.micros()));
    }

    @Override
    public void message(int from, Message message) {
        if (messagesWaiting.get() >= MAX_MESSAGES) {
            counters.rejected("inbox-full");
            return;
        }
        messagesWaiting.incrementAndGet();
        add(() -> {
            messagesWaiting.decrementAndGet();
            machine.receive(from, message);
        });
    }

    @Override
    public void pong(int from, long roundTripMicros, int loadThousandths, boolean anew) {
        add(() -> machine.receive(from, new Pong(nowMicros - roundTripMicros, loadThousandths, anew)));
    }

    /** To the peer it looks as if the partner had taken back its links, which is what a partner that crashed would say. */
    @Override
    public void partnerLost(int local) {
        add(() -> {
            machine.receive(local, new LinkClose(true));
            machine.receive(local, new LinkClose(false));
        });
    }

    /**
     * Has the peer leave; done when it is gone and its last words were handed to the transport.
     *
     * @param restarts whether it is to say that it comes back
     */
    public CompletableFuture<Void> leave(boolean restarts) {
        add(() -> machine.leave(restarts));
        return gone;
    }

    /** Asks something on the peer's thread. */
    public <T> CompletableFuture<T> ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        add(() -> answer.complete(question.get()));
        return answer;
    }

    /** When the peer's thread last went round, in microseconds since 1970. */
    public long turnMicros() {
        return turnMicros;
    }

    /** How long this process stood still, in microseconds. */
    public long stalledMicros() {
        return stalledMicros.get();
    }

    /** How late a wake-up was at worst, in microseconds, fading over a minute. */
    public long lateMicros() {
        return late.at(clock.micros());
    }

    // The loop.

    private long peerMicros() {
        return clock.micros() - stalledMicros.get();
    }

    private void run() {
        while (!closed) {
            long beganMicros = clock.micros();
            long wait = Math.max(0, Math.min(LONGEST_WAIT_MICROS, nextDue() - peerMicros()));
            try {
                Input input = inbox.poll(wait, TimeUnit.MICROSECONDS);
                long stoodStill = clock.micros() - beganMicros - wait;
                if (stoodStill > STALL_MICROS) {
                    stalledMicros.addAndGet(stoodStill);
                    counters.rejected("stall");
                }
                turnMicros = clock.micros();
                late.note(peerMicros() - nextDue(), turnMicros);
                turn(input);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                failed.accept(e);
            }
        }
    }

    private void turn(@Nullable Input input) {
        nowMicros = Math.max(nowMicros, peerMicros());
        if (nowMicros - loadMicros > LOAD_MICROS) {
            loadMicros = nowMicros;
            load = Math.max(0, ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        }
        if (input != null) {
            input.action.run();
        }
        long handled = Math.min(nowMicros, handledMicros());
        for (Timer timer : Timer.values()) {
            if (dueMicros[timer.ordinal()] <= handled) {
                dueMicros[timer.ordinal()] = NEVER;
                machine.expire(timer);
            }
        }
        if (machine.gone()) {
            gone.complete(null);
        }
        afterInput.run();
    }

    /** Until when the peer has seen everything that came: answers that wait must be read before somebody is missed. */
    private long handledMicros() {
        Input next = inbox.peek();
        return next == null ? NEVER : next.cameMicros - stalledMicros.get();
    }

    private long nextDue() {
        long next = NEVER;
        for (long due : dueMicros) {
            next = Math.min(next, due);
        }
        return next;
    }

    private void solveAll() {
        while (!closed) {
            try {
                solve();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Solves the next problem; a policy that fails leaves the peer with the wiring it has, to ask again in its next epoch. */
    private void solve() throws InterruptedException {
        WiringProblem problem = problems.take();
        Wiring answer;
        try {
            long beganNanos = System.nanoTime();
            answer = policy.choose(problem);
            decided.accept((System.nanoTime() - beganNanos) / 1000);
        } catch (RuntimeException e) {
            failed.accept(e);
            answer = problem.current();
        }
        Wiring wiring = answer;
        add(() -> machine.adopt(wiring));
    }

    // What the peer may ask of the world, on its own thread.

    @Override
    public long nowMicros() {
        return nowMicros;
    }

    @Override
    public void send(int to, Message message) {
        sender.accept(to, message);
    }

    @Override
    public void wake(Timer timer, long delayMicros) {
        dueMicros[timer.ordinal()] = nowMicros + delayMicros;
    }

    @Override
    public void solve(WiringProblem problem) {
        problems.add(problem);
    }

    @Override
    public double localLoad() {
        return load;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        solver.interrupt();
    }
}
