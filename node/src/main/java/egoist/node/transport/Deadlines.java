package egoist.node.transport;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The watchdog: one thread that looks ten times a second whose deadline has passed and closes it. {@code SO_TIMEOUT} bounds
 * neither a handshake that trickles in nor a write that blocks; closing the socket from another thread ends both.
 */
final class Deadlines implements AutoCloseable {
    private static final long LOOK_MILLIS = 100;

    private final Set<Guard> guards = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile boolean closed;

    Deadlines(String name) {
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
        void within(Duration time) {
            deadlineNanos = System.nanoTime() + time.toNanos();
            armed = true;
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
        while (!closed) {
            long now = System.nanoTime();
            for (Guard guard : guards) {
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
