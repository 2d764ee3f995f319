package egoist.protocol;

import egoist.protocol.message.Message;
import java.util.SplittableRandom;

/** The roster newcomers ask: a peer-like machine with an {@link Environment} of its own that never calls solve. */
public final class Bootstrap {
    /** Where peers send what is meant for the roster. */
    public static final int ID = -1;

    public Bootstrap(Environment environment, SplittableRandom random) {}

    /** Begins to keep the roster. Called at most once, first. */
    public void start() {}

    /** A message arrived. */
    public void receive(int from, Message message) {}

    /** A wake-up asked for by {@link Environment#wake} is due. */
    public void expire(Timer timer) {}
}
