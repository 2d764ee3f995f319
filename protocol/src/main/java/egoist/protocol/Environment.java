package egoist.protocol;

import egoist.protocol.message.Message;
import egoist.protocol.policy.WiringProblem;

/**
 * Everything a peer may ask of the world. No method blocks, throws, or calls back into the peer; answers come later, through
 * the inputs of {@link Peer}, called by one thread at a time.
 *
 * <p>A driver owes a peer three things more. It tags wake-ups and solutions with the life of the peer that asked, so that
 * those of a former life are never delivered. A {@link egoist.protocol.message.Chirp} is delivered with the driver's estimate
 * of the available bandwidth in it. And it may drop a repeated announcement instead of delivering it, because a peer does
 * nothing with one but count it.
 */
public interface Environment {
    /**
     * The time in microseconds. It never goes back, and a later life of the same peer begins at a later time than the one
     * before: virtual time in a simulation; in a node, the wall clock read once at the start, advanced by a monotonic clock.
     */
    long nowMicros();

    /** Sends, best effort: the message may be lost, repeated or overtaken. {@link Bootstrap#ID} is the roster. */
    void send(int to, Message message);

    /** Asks for one {@link Peer#expire} in {@code delayMicros}, 0 or more; never while one is pending for the same timer. */
    void wake(Timer timer, long delayMicros);

    /** Asks for the next wiring, answered by {@link Peer#adopt} once; never while an answer is pending. */
    void solve(WiringProblem problem);

    /** The load of this machine right now, like the Unix load average; the peer smooths it. */
    double localLoad();
}
