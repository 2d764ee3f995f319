package egoist.protocol;

import egoist.protocol.message.Announcement;
import egoist.protocol.message.DatabaseSummary;
import egoist.protocol.message.DatabaseSync;
import egoist.protocol.message.Limits;
import egoist.protocol.message.Message;
import egoist.protocol.message.MessageCodec;
import egoist.protocol.message.SyncRequest;
import egoist.protocol.overlay.LinkStateDatabase;
import java.util.Arrays;

/**
 * What this peer knows of everyone's links, and what it tells of its own: announces, floods, catches up with partners, and
 * forgets (EGOIST, CoNEXT 2008, section 3.1).
 */
final class LinkState {
    private static final Announcement[] NOTHING = {};
    private static final int INITIAL_IDS = 64;
    private static final int NOBODY = Integer.MIN_VALUE;
    /** An origin that is not heard of is forgotten with the third. */
    private static final int GENERATIONS = 3;

    /**
     * A summary out of turn is sent no sooner after another summary than this for each origin in it. An origin takes some 30 bytes,
     * so such summaries stay below 25 kbit/s, however many peers there are and however often one of them comes back.
     */
    private static final long SUMMARY_PAUSE_MICROS = 10_000;

    /** Between two answers to those who are behind. */
    private static final long PUT_RIGHT_MICROS = 5_000_000;

    private final Peer peer;
    private final PeerConfig.Announcing config;
    private final LinkStateDatabase database = new LinkStateDatabase(INITIAL_IDS);
    private final OwnLinks own;

    private Announcement[] heldBack = NOTHING;
    private int heldBackCount;
    private int catchingUpWith = NOBODY;
    /** Whether a look for what was missed is due, once a period and before that if someone is back. */
    private boolean summaryDue = true;

    private boolean summaryWanted;
    private long summaryAgainMicros;
    private int agingTicks;
    private long expiredMicros;
    private long putRightMicros;

    LinkState(Peer peer) {
        this.peer = peer;
        this.config = peer.config.announcing();
        this.own = new OwnLinks(peer);
    }

    LinkStateDatabase database() {
        return database;
    }

    OwnLinks own() {
        return own;
    }

    void start() {
        own.start();
        expiredMicros = peer.environment.nowMicros();
        peer.environment.wake(Timer.EXPIRE, peer.random.nextLong(config.checkMicros()));
    }

    /** One announcement, from a partner or whoever. The hottest method of a peer. */
    void receive(int from, Announcement announcement) {
        if (take(announcement)) {
            pass(from, announcement);
        } else if (config.sync()) {
            putRight(from, announcement);
        }
    }

    /** Who brings something much older than what is known here is behind; it gets the newer one, if not too many ask. */
    private void putRight(int from, Announcement announcement) {
        Announcement known = database.newest(announcement.origin());
        if (known == null || known == announcement || database.forgotten(announcement.origin())) {
            return;
        }
        boolean behind = known.isNewerThan(announcement.epoch(), announcement.sequence() + 1);
        if (behind && peer.environment.nowMicros() >= putRightMicros) {
            putRightMicros = peer.environment.nowMicros() + PUT_RIGHT_MICROS;
            peer.environment.send(from, known);
        }
    }

    /** Takes it into the database; true if it was news. */
    private boolean take(Announcement announcement) {
        Announcement before = database.newest(announcement.origin());
        switch (database.offer(announcement)) {
            case DUPLICATE -> {
                peer.counters.duplicates++;
                return false;
            }
            case STALE -> {
                peer.counters.stale++;
                return false;
            }
            case FIRST -> {
                if (announcement.departed()) {
                    peer.membership.departed(announcement.origin());
                } else {
                    peer.membership.learn(announcement.origin());
                    heard(announcement);
                }
            }
            case NEWER -> {
                if (announcement.departed()) {
                    peer.membership.departed(announcement.origin());
                } else {
                    peer.membership.announced(announcement.origin());
                    heard(announcement);
                }
            }
        }
        if (announcement.origin() == peer.id) {
            own.heardOf(announcement);
            return false;
        }
        // A peer among thousands is out of the caches when news arrives, so most of it is not looked at for most news.
        if (announcement.linksTo(peer.id)) {
            peer.rewirer.learned(announcement.origin());
        }
        boolean drains = announcement.draining();
        if (before != null && (drains != before.draining() || !announcement.hasLinksOf(before))) {
            peer.rewirer.unlinked(before, announcement);
        }
        if (drains) {
            peer.rewirer.drains(announcement.origin());
        }
        return true;
    }

    private void heard(Announcement announcement) {
        peer.restarts.heard(announcement);
        if (announcement.linksTo(peer.id)) {
            own.objections().heard(announcement);
        }
    }

    /** Passes news on, at once or with what else turns up soon. */
    private void pass(int from, Announcement announcement) {
        peer.counters.forwarded++;
        if (config.pacingMicros() > 0) {
            holdBack(announcement);
        } else {
            flood(from, announcement);
        }
    }

    /** Sends a new announcement of this peer's own on its way. */
    void originate(Announcement announcement) {
        peer.counters.originated++;
        database.offer(announcement);
        if (config.pacingMicros() > 0) {
            holdBack(announcement);
        } else {
            flood(peer.id, announcement);
        }
    }

    private void flood(int from, Message message) {
        int[] targets = peer.links.floodTargets();
        int count = peer.links.floodCount();
        boolean back = config.flooding() == PeerConfig.Flooding.OUT;
        for (int i = 0; i < count; i++) {
            if (back || targets[i] != from) {
                peer.environment.send(targets[i], message);
            }
        }
    }

    private void holdBack(Announcement announcement) {
        if (heldBackCount == heldBack.length) {
            heldBack = Arrays.copyOf(heldBack, Math.max(8, heldBackCount * 2));
        }
        heldBack[heldBackCount++] = announcement;
        if (heldBackCount == 1) {
            peer.environment.wake(Timer.FLOOD, config.pacingMicros());
        }
    }

    /** The FLOOD timer: sends all that was held back. */
    void sendHeldBack() {
        sendParts(heldBack, heldBackCount, false, part -> flood(peer.id, part));
        heldBack = NOTHING;
        heldBackCount = 0;
    }

    private interface Sink {
        void accept(DatabaseSync part);
    }

    /** Sends announcements in parts that fit a frame, the last of them marked so if {@code complete}. */
    private static void sendParts(Announcement[] announcements, int count, boolean complete, Sink sink) {
        int first = 0;
        do {
            int end = first;
            int bytes = 0;
            while (end < count && end - first < Limits.SYNC_PART && bytes < Limits.SYNC_PART_BYTES) {
                bytes += MessageCodec.wireBytes(announcements[end++]);
            }
            if (end > first || complete) {
                sink.accept(new DatabaseSync(Arrays.copyOfRange(announcements, first, end), complete && end == count));
            }
            first = end;
        } while (first < count);
    }

    // Catching up: a newcomer asks for everything, partners compare summaries.

    /** Someone told which database it has, on {@code sightings} occasions in a row one that differs from this peer's. */
    void compare(int partner, boolean differs, int sightings) {
        if (!config.sync() || !differs || catchingUpWith != NOBODY) {
            return;
        }
        long now = peer.environment.nowMicros();
        if (database.size() <= 1) {
            catchingUpWith = partner;
            peer.environment.send(partner, new SyncRequest(new int[0]));
        } else if (sightings >= 2 && (summaryDue || (summaryWanted && now >= summaryAgainMicros))) {
            summaryDue = false;
            summaryWanted = false;
            summaryAgainMicros = now + SUMMARY_PAUSE_MICROS * database.size();
            sendSummary(partner);
        }
    }

    /**
     * What others may have from here: not what is about peers held for dead, or a departed one's links would outlive it by
     * being handed from newcomer to newcomer, young again in the hands of each; nor, after this peer stood still, what it heard before.
     */
    private Announcement[] offered() {
        if (outOfDate()) {
            return newest(new int[] {peer.id});
        }
        Announcement[] all = database.all();
        int count = 0;
        for (Announcement announcement : all) {
            if (!peer.membership.dead(announcement.origin())) {
                all[count++] = announcement;
            }
        }
        return Arrays.copyOf(all, count);
    }

    /** A partner has no time for this peer's request: whoever gives a sign of life next is asked instead. */
    void refused(int from) {
        if (catchingUpWith == from) {
            catchingUpWith = NOBODY;
        }
    }

    private void sendSummary(int to) {
        Announcement[] all = offered();
        for (int i = 0; i < all.length; i += Limits.SUMMARY) {
            int count = Math.min(all.length - i, Limits.SUMMARY);
            int[] origins = new int[count];
            long[] epochs = new long[count];
            long[] sequences = new long[count];
            for (int j = 0; j < count; j++) {
                origins[j] = all[i + j].origin();
                epochs[j] = all[i + j].epoch();
                sequences[j] = all[i + j].sequence();
            }
            peer.environment.send(to, new DatabaseSummary(origins, epochs, sequences));
        }
    }

    void onSummary(int from, DatabaseSummary summary) {
        int[] origins = summary.origins();
        int[] wanted = new int[origins.length];
        int wantedCount = 0;
        Announcement[] departures = new Announcement[origins.length];
        int departureCount = 0;
        for (int i = 0; i < origins.length; i++) {
            Announcement known = database.newest(origins[i]);
            boolean newerHere = known != null && known.isNewerThan(summary.epochs()[i], summary.sequences()[i]);
            boolean same =
                    known != null && known.epoch() == summary.epochs()[i] && known.sequence() == summary.sequences()[i];
            if (known != null && newerHere && known.departed() && !database.forgotten(origins[i])) {
                departures[departureCount++] = known;
            } else if (!newerHere && !same) {
                wanted[wantedCount++] = origins[i];
            }
        }
        if (wantedCount > 0) {
            peer.environment.send(from, new SyncRequest(Arrays.copyOf(wanted, wantedCount)));
        }
        sendParts(departures, departureCount, false, part -> peer.environment.send(from, part));
    }

    void onSyncRequest(int from, SyncRequest request) {
        boolean all = request.origins().length == 0 || outOfDate();
        Announcement[] answer = all ? offered() : newest(request.origins());
        sendParts(answer, answer.length, true, part -> peer.environment.send(from, part));
    }

    private Announcement[] newest(int[] origins) {
        Announcement[] found = new Announcement[origins.length];
        int count = 0;
        for (int origin : origins) {
            Announcement known = database.newest(origin);
            if (known != null && !database.forgotten(origin)) {
                found[count++] = known;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /**
     * Announcements in bulk. News is passed on, unless this is a newcomer's first look at what the others know already.
     */
    void onSync(int from, DatabaseSync sync) {
        Announcement[] news = new Announcement[sync.announcements().length];
        int count = 0;
        for (Announcement announcement : sync.announcements()) {
            if (take(announcement)) {
                news[count++] = announcement;
            }
        }
        if (catchingUpWith == from) {
            catchingUpWith = sync.last() ? NOBODY : from;
        } else if (count > 0) {
            peer.counters.forwarded += count;
            if (config.pacingMicros() > 0) {
                for (int i = 0; i < count; i++) {
                    holdBack(news[i]);
                }
            } else {
                sendParts(news, count, false, part -> flood(from, part));
            }
        }
    }

    /** Someone thought dead is back: a differing partner is to have a summary soon, whatever was sent of late. */
    void wantSummary() {
        summaryWanted = true;
    }

    /** The EXPIRE timer: forgets what nobody has repeated, and looks for what was missed. */
    void expire() {
        summaryDue = true;
        catchingUpWith = NOBODY;
        long now = peer.environment.nowMicros();
        long passed = (now - expiredMicros + config.checkMicros() / 2) / config.checkMicros();
        expiredMicros = now;
        // As many as passed, for this peer may have stood still; one generation at a time, so that there is time to
        // hear news before.
        agingTicks = (int) Math.min(agingTicks + Math.max(1, passed), (long) GENERATIONS * ticks());
        if (agingTicks >= ticks()) {
            agingTicks -= ticks();
            int[] forgotten = database.age(peer.id);
            peer.counters.expired += forgotten.length;
        }
        database.trim();
        peer.environment.wake(Timer.EXPIRE, config.checkMicros());
    }

    /** How many times the timer expires in a generation. */
    private int ticks() {
        return (int) Math.max(1, config.expiryMicros() / GENERATIONS / config.checkMicros());
    }

    /** Whether this peer stood still and has not caught up with forgetting: whom it knows may be long gone. */
    private boolean outOfDate() {
        return agingTicks >= ticks() || peer.environment.nowMicros() - expiredMicros > 2 * config.checkMicros();
    }
}
