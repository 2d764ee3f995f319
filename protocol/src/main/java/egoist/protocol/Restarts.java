package egoist.protocol;

import egoist.protocol.message.Announcement;
import egoist.protocol.message.Announcement.Stay;
import java.util.ArrayList;
import java.util.List;

/**
 * Members that said they restart. For a minute nobody pings them or misses their answers, so that they are members still when they
 * come back; who has not announced its links anew by then is treated like anyone who does not answer.
 */
final class Restarts {
    private static final long WAIT_MICROS = 60_000_000;
    private static final int MOST = 1024;

    private final Environment environment;
    private final List<Restart> restarts = new ArrayList<>(0);

    private record Restart(int id, long untilMicros) {}

    Restarts(Environment environment) {
        this.environment = environment;
    }

    /** Someone announced itself anew. Who says again that it restarts gets no more time. */
    void heard(Announcement announcement) {
        int id = announcement.origin();
        if (announcement.stay() != Stay.RESTARTS) {
            ends(id);
        } else if (restarts.size() < MOST && restarts.stream().noneMatch(restart -> restart.id == id)) {
            restarts.add(new Restart(id, environment.nowMicros() + WAIT_MICROS));
        }
    }

    /** That peer is a member no more, or as any other again. */
    void ends(int id) {
        if (!restarts.isEmpty()) {
            restarts.removeIf(restart -> restart.id == id);
        }
    }

    /** Whether it is waited for. There are few, so they are looked up one by one. */
    boolean awaited(int id) {
        for (int i = 0; i < restarts.size(); i++) {
            if (restarts.get(i).id == id) {
                return environment.nowMicros() < restarts.get(i).untilMicros;
            }
        }
        return false;
    }
}
