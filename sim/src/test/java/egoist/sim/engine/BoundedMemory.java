package egoist.sim.engine;

import static org.junit.jupiter.api.Assertions.fail;

/** Nothing piles up, at no moment: a few wake-ups a peer and some dozens of messages a pair of peers, which only slow peers come near. */
final class BoundedMemory implements Invariant {
    private static final int WAKE_UPS = 10;
    private static final int MESSAGES = 40;

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
