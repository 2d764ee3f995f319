package egoist.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.KRandom;
import egoist.protocol.policy.WiringPolicy;
import egoist.protocol.policy.WiringProblem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionsTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void anyNumberOfThreadsGivesTheSameAnswers(int threads) {
        KRandom policy = new KRandom();
        try (Decisions decisions = new Decisions(policy, threads, new Tickets())) {
            int[] tickets = new int[100];
            for (int round = 0; round < 3; round++) {
                for (int i = 0; i < tickets.length; i++) {
                    tickets[i] = decisions.begin(problem(round * 1_000 + i), i, i + round);
                }
                assertEquals(tickets.length, decisions.pending());
                for (int i = tickets.length - 1; i >= 0; i--) {
                    assertEquals(i, decisions.peer(tickets[i]));
                    assertEquals(i + round, decisions.life(tickets[i]));
                    if (i % 7 == 0) {
                        decisions.drop(tickets[i]);
                    } else {
                        Wiring expected = policy.choose(problem(round * 1_000 + i));
                        assertEquals(expected, decisions.take(tickets[i]));
                    }
                }
                assertEquals(0, decisions.pending());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aFailingPolicyFailsTheRunWithItsCause(int threads) {
        WiringPolicy broken = new WiringPolicy() {
            @Override
            public Wiring choose(WiringProblem problem) {
                throw new IllegalArgumentException("no such luck");
            }

            @Override
            public Connectivity connectivity() {
                return Connectivity.SELFISH;
            }
        };
        try (Decisions decisions = new Decisions(broken, threads, new Tickets())) {
            int ticket = decisions.begin(problem(1), 1, 1);
            Throwable thrown = assertThrows(IllegalStateException.class, () -> decisions.take(ticket));
            assertEquals("no such luck", thrown.getCause().getMessage());
            assertThrows(IllegalStateException.class, () -> decisions.take(ticket));
        }
    }

    private static WiringProblem problem(long seed) {
        int[] costs = new int[20];
        int[] members = new int[20];
        for (int i = 0; i < 20; i++) {
            costs[i] = 10 + i;
            members[i] = i;
        }
        costs[0] = PathAlgebra.NO_LINK;
        return new WiringProblem(
                0, 4, PathAlgebra.ADDITIVE, new Overlay(20, 4), costs, members, null, null, Wiring.EMPTY, seed);
    }
}
