package egoist.node;

import egoist.protocol.Environment;
import egoist.protocol.Timer;
import egoist.protocol.message.Announcement;
import egoist.protocol.message.DatabaseSync;
import egoist.protocol.message.Message;
import egoist.protocol.policy.WiringProblem;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The world of a node that lies about its links: it says that each costs a tenth of what it does, and that it has good ones to
 * everyone it knows. It does so consistently, under its own good signature.
 */
class Liar implements Environment {
    private static final int SHARE = 10;
    private static final int INVENTED_MICROS = 1000;
    private static final int MOST_LINKS = 40;

    /** The true one. */
    final Environment world;

    private final Map<Integer, Boolean> known = new TreeMap<>();
    private final Map<Long, Announcement> told = new HashMap<>();

    Liar(Environment world) {
        this.world = world;
    }

    private Announcement lie(Announcement truth) {
        if (truth.origin() != 0) {
            known.put(truth.origin(), true);
            return truth;
        }
        return truth.departed() ? truth : told.computeIfAbsent(truth.sequence(), sequence -> invented(truth));
    }

    private Announcement invented(Announcement truth) {
        Map<Integer, Integer> links = new TreeMap<>();
        known.keySet().stream().limit(MOST_LINKS).forEach(id -> links.put(id, INVENTED_MICROS));
        for (int i = 0; i < truth.degree(); i++) {
            links.put(truth.neighbour(i), Math.max(1, truth.cost(i) / SHARE));
        }
        return new Announcement(
                truth.origin(),
                truth.epoch(),
                truth.sequence(),
                false,
                links.keySet().stream().mapToInt(Integer::intValue).toArray(),
                links.values().stream().mapToInt(Integer::intValue).toArray(),
                new boolean[links.size()]);
    }

    @Override
    public void send(int to, Message message) {
        if (to > 0) {
            known.put(to, true);
        }
        if (message instanceof Announcement announcement) {
            world.send(to, lie(announcement));
        } else if (message instanceof DatabaseSync sync) {
            Announcement[] all =
                    Arrays.stream(sync.announcements()).map(this::lie).toArray(Announcement[]::new);
            world.send(to, new DatabaseSync(all, sync.last()));
        } else {
            world.send(to, message);
        }
    }

    @Override
    public long nowMicros() {
        return world.nowMicros();
    }

    @Override
    public void wake(Timer timer, long delayMicros) {
        world.wake(timer, delayMicros);
    }

    @Override
    public void solve(WiringProblem problem) {
        world.solve(problem);
    }

    @Override
    public double localLoad() {
        return world.localLoad();
    }
}
