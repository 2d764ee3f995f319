package egoist.protocol;

import egoist.protocol.message.Announcement;
import egoist.protocol.message.DatabaseSync;
import egoist.protocol.message.Message;
import egoist.protocol.message.PathProbe;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The world as a peer sees it that lies about its links: it says that each costs a tenth of what it does, and that it has one of a
 * millisecond to others. All its announcements are changed on the way out, and it objects to nobody's.
 *
 * @param invented whom it says that it has such links to
 * @param swallows whether it does not pass on probes of paths
 */
record Boaster(Environment world, int id, int[] invented, boolean swallows, Map<Long, Announcement> told)
        implements Lens {
    private static final int SHARE = 10;
    private static final int INVENTED_MICROS = 1000;

    Boaster(Environment world, int id, int[] invented, boolean swallows) {
        this(world, id, invented, swallows, new HashMap<>());
    }

    private Announcement lie(Announcement truth) {
        boolean own = truth.origin() == id && !truth.departed();
        return own ? told.computeIfAbsent(truth.sequence(), sequence -> invented(truth)) : truth;
    }

    private Announcement invented(Announcement truth) {
        Map<Integer, Integer> links = new TreeMap<>();
        Arrays.stream(invented).filter(other -> other != id).forEach(other -> links.put(other, INVENTED_MICROS));
        for (int i = 0; i < truth.degree(); i++) {
            links.put(truth.neighbour(i), Math.max(1, truth.cost(i) / SHARE));
        }
        int[] ends = links.keySet().stream().mapToInt(Integer::intValue).toArray();
        int[] costs = links.values().stream().mapToInt(Integer::intValue).toArray();
        return new Announcement(id, truth.epoch(), truth.sequence(), false, ends, costs, new boolean[ends.length]);
    }

    @Override
    public void send(int to, Message message) {
        if (message instanceof Announcement announcement) {
            world.send(to, lie(announcement));
        } else if (message instanceof DatabaseSync sync) {
            Announcement[] said =
                    Arrays.stream(sync.announcements()).map(this::lie).toArray(Announcement[]::new);
            world.send(to, new DatabaseSync(said, sync.last()));
        } else if (!(swallows && message instanceof PathProbe probe && probe.origin() != id)) {
            world.send(to, message);
        }
    }
}
