package egoist.sim.engine;

import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.WiringPolicy;
import egoist.protocol.policy.WiringProblem;
import java.util.ArrayList;
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
    private final Tickets tickets;
    /** By ticket. */
    private final List<@Nullable FutureTask<Wiring>> tasks = new ArrayList<>();

    /**
     * Begins all that is under way.
     *
     * @param threads how many threads compute decisions, the caller's included; 1 for no others
     */
    Decisions(WiringPolicy policy, int threads, Tickets tickets) {
        this.policy = policy;
        this.tickets = tickets;
        this.workers = threads == 1
                ? null
                : Executors.newFixedThreadPool(threads - 1, task -> {
                    Thread thread = new Thread(task, "decision");
                    thread.setDaemon(true);
                    return thread;
                });
        for (int ticket = 0; ticket < tickets.end(); ticket++) {
            WiringProblem problem = tickets.problem(ticket);
            tasks.add(problem == null ? null : task(problem));
        }
    }

    private FutureTask<Wiring> task(WiringProblem problem) {
        FutureTask<Wiring> task = new FutureTask<>(() -> policy.choose(problem));
        if (workers != null) {
            workers.execute(task);
        }
        return task;
    }

    /** Begins a decision; the ticket to take it with. */
    int begin(WiringProblem problem, int peer, int life) {
        int ticket = tickets.take(problem, peer, life);
        if (ticket == tasks.size()) {
            tasks.add(task(problem));
        } else {
            tasks.set(ticket, task(problem));
        }
        return ticket;
    }

    /** The peer that waits for the decision. */
    int peer(int ticket) {
        return tickets.peer(ticket);
    }

    /** Which of its lives waits. */
    int life(int ticket) {
        return tickets.life(ticket);
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
        return tickets.pending();
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
        tickets.giveBack(ticket);
        return task;
    }
}
