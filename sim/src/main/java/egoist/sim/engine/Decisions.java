package egoist.sim.engine;

import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.WiringPolicy;
import egoist.protocol.policy.WiringProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Rewiring decisions under way. A policy is a pure function, so worker threads may compute decisions while virtual time goes on
 * to the moments they are due; what is not begun by then, the simulation's own thread computes itself. The answers, and so
 * the run, are the same for any number of threads.
 */
final class Decisions implements AutoCloseable {
    private final WiringPolicy policy;
    private final @Nullable ExecutorService workers;
    private final List<@Nullable FutureTask<Wiring>> tasks = new ArrayList<>();
    /** Who asked, and in which life, by ticket. */
    private int[] peers = new int[16];

    private int[] lives = new int[16];
    private int[] free = new int[16];
    private int freeCount;

    /** @param threads how many threads compute decisions, the caller's included; 1 for no others */
    Decisions(WiringPolicy policy, int threads) {
        this.policy = policy;
        this.workers = threads == 1
                ? null
                : Executors.newFixedThreadPool(threads - 1, task -> {
                    Thread thread = new Thread(task, "decision");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** Begins a decision; the ticket to take it with. */
    int begin(WiringProblem problem, int peer, int life) {
        FutureTask<Wiring> task = new FutureTask<>(() -> policy.choose(problem));
        if (workers != null) {
            workers.execute(task);
        }
        int ticket = freeCount > 0 ? free[--freeCount] : tasks.size();
        if (ticket == tasks.size()) {
            tasks.add(task);
        } else {
            tasks.set(ticket, task);
        }
        if (ticket == peers.length) {
            peers = Arrays.copyOf(peers, ticket * 2);
            lives = Arrays.copyOf(lives, ticket * 2);
        }
        peers[ticket] = peer;
        lives[ticket] = life;
        return ticket;
    }

    /** The peer that waits for the decision. */
    int peer(int ticket) {
        return peers[ticket];
    }

    /** Which of its lives waits. */
    int life(int ticket) {
        return lives[ticket];
    }

    /** The wiring decided, computed here and now if no worker has begun. */
    Wiring take(int ticket) {
        FutureTask<Wiring> task = remove(ticket);
        task.run();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the policy failed: " + e.getCause(), e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Forgets a decision nobody waits for any more. */
    void drop(int ticket) {
        remove(ticket).cancel(false);
    }

    /** Decisions begun and not yet taken. */
    int pending() {
        return tasks.size() - freeCount;
    }

    @Override
    public void close() {
        if (workers != null) {
            workers.shutdownNow();
        }
    }

    private FutureTask<Wiring> remove(int ticket) {
        FutureTask<Wiring> task = tasks.set(ticket, null);
        if (task == null) {
            throw new IllegalStateException("decision " + ticket + " is not under way");
        }
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, freeCount * 2);
        }
        free[freeCount++] = ticket;
        return task;
    }
}
