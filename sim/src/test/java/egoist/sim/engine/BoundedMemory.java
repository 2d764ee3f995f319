package egoist.sim.engine;

import static org.junit.jupiter.api.Assertions.fail;

/**
 * Nothing piles up, at no moment: a few wake-ups a peer, and for each pair of peers what one suspicion of the other takes (two
 * pings, three requests to partners, their pings, pongs and replies) and a little more. Only where nearly all are slow, so that
 * everybody suspects everybody at once, this is come near: 13 a pair.
 */
final class BoundedMemory implements Invariant {
    private static final int WAKE_UPS = 8;
    private static final int MESSAGES = 20;

    @Override
    public void check(Simulator simulator, int peer) {
        long most = (long) MESSAGES * simulator.peers() * simulator.peers();
        long control = simulator.pendingEvents() - simulator.pendingMessages();
        if (control > WAKE_UPS * (simulator.peers() + 1L)
                || simulator.pendingMessages() > most
                || simulator.liveMessages() > most) {
            fail("at " + simulator.nowMicros() + " us " + control + " wake-ups, " + simulator.pendingMessages()
                    + " copies of " + simulator.liveMessages() + " messages pend among " + simulator.peers()
                    + " peers");
        }
    }
}
