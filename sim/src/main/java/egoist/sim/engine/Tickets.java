package egoist.sim.engine;

import egoist.protocol.policy.WiringProblem;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Which decisions are under way: a numbered place for each, with the problem and the peer that waits. */
final class Tickets {
    private @Nullable WiringProblem[] problems = new @Nullable WiringProblem[16];
    private int[] peers = new int[16];
    private int[] lives = new int[16];
    private int end;
    private int[] free = new int[16];
    private int freeCount;

    /** A ticket for a problem of a peer in one of its lives: a free one, or {@link #end()}, which is then one more. */
    int take(WiringProblem problem, int peer, int life) {
        int ticket = freeCount > 0 ? free[--freeCount] : end++;
        if (ticket == peers.length) {
            problems = Arrays.copyOf(problems, ticket * 2);
            peers = Arrays.copyOf(peers, ticket * 2);
            lives = Arrays.copyOf(lives, ticket * 2);
        }
        problems[ticket] = problem;
        peers[ticket] = peer;
        lives[ticket] = life;
        return ticket;
    }

    /** The ticket may be taken again. */
    void giveBack(int ticket) {
        problems[ticket] = null;
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, freeCount * 2);
        }
        free[freeCount++] = ticket;
    }

    /** The problem under a ticket, null if it is free. */
    @Nullable
    WiringProblem problem(int ticket) {
        return problems[ticket];
    }

    int peer(int ticket) {
        return peers[ticket];
    }

    int life(int ticket) {
        return lives[ticket];
    }

    /** One more than the greatest ticket ever taken. */
    int end() {
        return end;
    }

    /** Number of tickets taken and not given back. */
    int pending() {
        return end - freeCount;
    }
}
