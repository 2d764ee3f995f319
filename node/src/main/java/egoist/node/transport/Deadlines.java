package egoist.node.transport;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The watchdog: one thread that looks four times a second whose deadline has passed and closes it. {@code SO_TIMEOUT} bounds
 * neither a handshake that trickles in nor a write that blocks; closing the socket from another thread ends both. If it was this
 * process that stood still, nobody is blamed for that time.
 */
final class Deadlines implements AutoCloseable {
    private static final long LOOK_MILLIS = 250;
    /** Looks further apart than this mean that this process did not run. */
    private static final long STOOD_STILL_NANOS = 1_000_000_000L;

    private final LongSupplier nanoClock;
    private final Set<Guard> guards = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile boolean closed;

    Deadlines(String name) {
        this(name, System::nanoTime);
    }

    Deadlines(String name, LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        thread = new Thread(this::watch, name + " watchdog");
        thread.setDaemon(true);
        thread.start();
    }

    /** What must happen before a deadline, again and again. */
    final class Guard {
        private final Runnable late;
        private volatile long deadlineNanos;
        private volatile boolean armed;

        private Guard(Runnable late) {
            this.late = late;
        }

        /** From now on it must happen within that time. */
        synchronized void within(Duration time) {
            deadlineNanos = nanoClock.getAsLong() + time.toNanos();
            armed = true;
        }

        private synchronized void putOff(long nanos) {
            if (nanos > 0) {
                deadlineNanos += nanos;
            }
        }

        /** It happened. */
        void met() {
            armed = false;
        }

        /** Nothing need happen any more. */
        void end() {
            armed = false;
            guards.remove(this);
        }
    }

    /** @param late what to do, once, when a deadline passes; must not block */
    Guard guard(Runnable late) {
        Guard guard = new Guard(late);
        guards.add(guard);
        return guard;
    }

    private void watch() {
        long before = nanoClock.getAsLong();
        while (!closed) {
            long now = nanoClock.getAsLong();
            long stood = now - before > STOOD_STILL_NANOS ? now - before : 0;
            before = now;
            for (Guard guard : guards) {
                guard.putOff(stood);
                if (guard.armed && guard.deadlineNanos - now < 0) {
                    guard.end();
                    guard.late.run();
                }
            }
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
