package egoist.protocol;

import egoist.protocol.message.JoinReply;
import egoist.protocol.message.JoinRequest;
import egoist.protocol.message.Leave;
import egoist.protocol.message.Limits;
import egoist.protocol.message.Message;
import egoist.protocol.message.Ping;
import egoist.protocol.message.Pong;
import egoist.protocol.overlay.Lots;
import egoist.protocol.overlay.Wiring;
import java.util.Arrays;
import java.util.BitSet;
import java.util.random.RandomGenerator;

/**
 * The roster newcomers ask: a peer-like machine with an {@link Environment} of its own that never calls solve. It only says who
 * may be there; whoever has not said so for two to four minutes is off the list, and so is who left.
 */
public final class Bootstrap implements Machine {
    /** Where peers send what is meant for the roster. */
    public static final int ID = -1;

    /** Where a node that keeps the roster listens, if nothing else is said. */
    public static final int DEFAULT_PORT = 61223;

    private static final long GENERATION_MICROS = 120_000_000;

    private final Environment environment;
    private final RandomGenerator random;
    private BitSet present = new BitSet();
    private BitSet presentBefore = new BitSet();
    private boolean gone;

    public Bootstrap(Environment environment, RandomGenerator random) {
        this.environment = environment;
        this.random = random;
    }

    /** Begins to keep the roster. Called at most once, first. */
    @Override
    public void start() {
        environment.wake(Timer.EXPIRE, GENERATION_MICROS);
    }

    /** A message arrived; what is no roster's business is ignored. */
    @Override
    public void receive(int from, Message message) {
        if (from < 0) {
            return;
        }
        if (message instanceof JoinRequest request) {
            if (request.newcomer()) {
                environment.send(from, new JoinReply(sample(from)));
            }
            present.set(from);
        } else if (message instanceof Leave) {
            present.clear(from);
            presentBefore.clear(from);
        } else if (message instanceof Ping ping) {
            environment.send(from, new Pong(ping.sentMicros(), 0));
        }
    }

    /** A wake-up asked for by {@link Environment#wake} is due. */
    @Override
    public void expire(Timer timer) {
        if (timer == Timer.EXPIRE) {
            presentBefore = present;
            present = new BitSet();
            environment.wake(Timer.EXPIRE, GENERATION_MICROS);
        }
    }

    /**
     * The roster asks for no wiring, so nobody answers.
     *
     * @throws IllegalStateException always
     */
    @Override
    public void adopt(Wiring wiring) {
        throw new IllegalStateException("a roster never asks for a wiring");
    }

    /** The roster has no links to give up; newcomers find the next one in their list. */
    @Override
    public void leave(boolean restarts) {
        gone = true;
    }

    @Override
    public boolean gone() {
        return gone;
    }

    /** Ids on the roster, ascending. */
    public int[] members() {
        BitSet all = (BitSet) present.clone();
        all.or(presentBefore);
        return all.stream().toArray();
    }

    private int[] sample(int without) {
        int[] others = Arrays.stream(members()).filter(id -> id != without).toArray();
        if (others.length <= Limits.MEMBERS) {
            return others;
        }
        Lots.draw(others, 0, Limits.MEMBERS, others.length, random);
        return Arrays.copyOf(others, Limits.MEMBERS);
    }
}
