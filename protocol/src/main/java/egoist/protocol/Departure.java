package egoist.protocol;

import egoist.protocol.message.Announcement.Stay;

/**
 * How this peer leaves. Told to, it drains: it announces that it will, goes on passing traffic on for as long as its configuration says,
 * while others find other ways, and only then says good-bye and closes its links. One that restarts says no good-bye, so it stays
 * a member.
 */
final class Departure {
    private final Peer peer;
    private Stay stay = Stay.STAYS;
    private long endMicros;
    private boolean gone;

    Departure(Peer peer) {
        this.peer = peer;
    }

    /** What this peer means to do next. */
    Stay stay() {
        return stay;
    }

    /** Whether it was told to leave. */
    boolean draining() {
        return stay != Stay.STAYS;
    }

    boolean gone() {
        return gone;
    }

    /** Told to leave; the second time it ends at once. */
    void begin(boolean restarts) {
        boolean again = draining();
        long drainMicros = peer.config.joining().drainMicros();
        if (!again) {
            stay = restarts ? Stay.RESTARTS : Stay.DRAINS;
            endMicros = peer.environment.nowMicros() + drainMicros;
            if (restarts || drainMicros > 0) {
                peer.linkState.own().announce();
            }
        }
        if (again || drainMicros == 0) {
            end();
        } else {
            endIfDue();
        }
    }

    /** With the PROBE timer. */
    void tick() {
        if (draining()) {
            endIfDue();
        }
    }

    /** Who has no partners is in nobody's way. */
    private void endIfDue() {
        if (peer.environment.nowMicros() >= endMicros || peer.links.all().isEmpty()) {
            end();
        }
    }

    private void end() {
        if (stay == Stay.DRAINS) {
            peer.linkState.own().depart();
        }
        peer.linkState.sendHeldBack();
        peer.partners.leave();
        if (stay == Stay.DRAINS) {
            peer.membership.leave();
        }
        gone = true;
    }
}
