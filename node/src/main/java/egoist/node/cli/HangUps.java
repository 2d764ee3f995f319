package egoist.node.cli;

import egoist.cli.Signals;
import org.jspecify.annotations.Nullable;

/**
 * SIGHUP from the first moment of a service on: it never ends it, and one that comes before the configuration can be read again is
 * obeyed as soon as it can.
 */
public final class HangUps {
    private @Nullable Runnable action;
    private boolean early;

    /** From now on a hang-up does not end this process. */
    public void listen() {
        Signals.onHangUp(this::came);
    }

    private void came() {
        Runnable now;
        synchronized (this) {
            now = action;
            early |= now == null;
        }
        if (now != null) {
            now.run();
        }
    }

    /** What to do at every hang-up; done at once if there was one before. */
    void obey(Runnable order) {
        boolean late;
        synchronized (this) {
            action = order;
            late = early;
            early = false;
        }
        if (late) {
            order.run();
        }
    }
}
