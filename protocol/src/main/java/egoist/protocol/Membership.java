package egoist.protocol;

import egoist.protocol.message.Announcement;
import egoist.protocol.message.JoinReply;
import egoist.protocol.message.JoinRequest;
import egoist.protocol.message.KeepAlive;
import egoist.protocol.message.Leave;
import egoist.protocol.message.Limits;
import egoist.protocol.message.Nack;
import egoist.protocol.message.Ping;
import egoist.protocol.message.ProbeReply;
import egoist.protocol.message.ProbeRequest;
import egoist.protocol.overlay.IdSet;
import egoist.protocol.overlay.Lots;
import egoist.protocol.overlay.NearlyAllIds;
import java.util.Arrays;
import java.util.List;

/**
 * Who is there: joins through the roster or any member, keeps asking for ever when alone, and decides who is dead. That is a
 * verdict for this peer only, never told to others, and taken back at the first sign of life.
 */
final class Membership {
    private static final int MAX_REQUESTS = 256;
    private static final long MIN_JOIN_TICK_MICROS = 10_000;
    /** Peers held for dead that are looked for when one of them is back. */
    private static final int LOOKED_FOR = 8;

    /** Nobody who was told to ask later need wait longer than this, or than twice as long as the last time. */
    private static final long LONGEST_REFUSAL_MICROS = 300_000_000;

    private static final long FORGET_MICROS = 24L * 3600 * 1_000_000;

    private final Peer peer;
    private final PeerConfig.Joining config;
    private final NearlyAllIds known = new NearlyAllIds();
    private final IdSet suspected = new IdSet();
    private final IdSet dead = new IdSet();
    private IdSet deadLongAgo = new IdSet();
    private int deadCount;

    private final TimedIds verdicts = new TimedIds(false);
    private final TimedIds requests = new TimedIds(true);
    /** Targets of requests, those not heard from since; a request may be over already. */
    private final IdSet askedAbout = new IdSet();

    private boolean answered;
    private long answeredMicros;
    private int asked;
    private long pauseMicros;
    private long nextAskMicros;
    /** The last wait of a newcomer that was told to ask later; 0 before. */
    private long refusalMicros;

    private long nextForgetMicros = Long.MAX_VALUE;

    Membership(Peer peer) {
        this.peer = peer;
        this.config = peer.config.joining();
        this.pauseMicros = config.retryMicros();
        known.set(peer.id);
    }

    // Who is there.

    /** One more than the greatest id this peer knows of. */
    int ids() {
        return known.length();
    }

    boolean known(int id) {
        return id != peer.id && known.get(id);
    }

    boolean dead(int id) {
        return deadCount > 0 && dead.get(id);
    }

    int deadCount() {
        return deadCount;
    }

    /** Known and not held for dead. */
    boolean alive(int id) {
        return known.get(id) && !dead(id);
    }

    /** Known, not held for dead, and not under suspicion. */
    boolean trusted(int id) {
        return alive(id) && !suspected.get(id);
    }

    /**
     * Ids of those held for alive that were measured or announce themselves, this peer included, ascending. Who was only
     * heard of is not counted on.
     */
    int[] members() {
        int[] members = new int[known.cardinality()];
        int count = 0;
        for (int id = known.nextSetBit(0); id >= 0; id = known.nextSetBit(id + 1)) {
            boolean there = id == peer.id
                    || (!dead(id)
                            && (peer.prober.cost(id) >= 0
                                    || peer.linkState.database().live(id) != null));
            if (there) {
                members[count++] = id;
            }
        }
        return Arrays.copyOf(members, count);
    }

    /** Someone mentioned that id. */
    void learn(int id) {
        if (id < 0) {
            return;
        }
        if (id != peer.id && !known.get(id)) {
            known.set(id);
            peer.prober.soon(id);
        } else if (dead(id)) {
            peer.prober.soon(id);
        }
    }

    /** A known origin announced itself anew; if it was held for dead, that is worth a ping. */
    void announced(int origin) {
        if (dead(origin)) {
            peer.prober.soon(origin);
        }
    }

    /** That peer itself spoke. */
    void heard(int id) {
        if (id < 0 || id == peer.id) {
            return;
        }
        if (!known.get(id)) {
            learn(id);
        }
        unsuspect(id);
        if (dead(id)) {
            dead.clear(id);
            deadLongAgo.clear(id);
            deadCount--;
            welcomeBack(id);
        }
        if (askedAbout.get(id)) {
            askedAbout.clear(id);
            requests.answer(id, asker -> peer.environment.send(asker, new ProbeReply(id)));
        }
    }

    /**
     * A peer held for dead is back, perhaps with all others behind a cut that healed: look for some of them, each of which leads
     * to more if it is back too, and compare notes.
     */
    private void welcomeBack(int id) {
        int other = id;
        for (int i = Math.min(deadCount, LOOKED_FOR); i > 0; i--) {
            other = dead.nextSetBit(other + 1);
            other = other < 0 ? dead.nextSetBit(0) : other;
            peer.prober.soon(other);
        }
        peer.prober.soon(id);
        peer.linkState.wantSummary();
        peer.environment.send(id, new KeepAlive(false, peer.linkState.database().digest()));
    }

    /** That peer said good-bye. */
    void departed(int id) {
        if (id == peer.id) {
            return;
        }
        known.clear(id);
        unsuspect(id);
        peer.restarts.ends(id);
        if (dead(id)) {
            dead.clear(id);
            deadCount--;
        }
        deadLongAgo.clear(id);
        peer.prober.forget(id);
        peer.rewirer.partnerGone(id);
    }

    // Failure detection.

    /**
     * Two pings in a row were not answered: partners are asked to try before anything is decided. Only a link on which there was no
     * sign of life either is given up at once, because whether the far end lives or not, it is no use.
     */
    void silent(int id) {
        if (dead(id) || suspected.get(id)) {
            return;
        }
        suspected.set(id);
        List<Links.Link> partners = peer.links.all();
        int offset = partners.isEmpty() ? 0 : peer.random.nextInt(partners.size());
        int wanted = peer.config.probing().indirect();
        for (int i = 0; i < partners.size() && wanted > 0; i++) {
            int partner = partners.get((i + offset) % partners.size()).partner;
            if (partner != id && trusted(partner)) {
                peer.environment.send(partner, new ProbeRequest(id));
                wanted--;
            }
        }
        if (peer.partners.silent(id)) {
            peer.rewirer.partnerGone(id);
        }
        peer.prober.soon(id);
        verdicts.add(id, peer.environment.nowMicros());
    }

    /** A partner is silent: ping it out of turn, as if a first ping had been lost already. */
    void verify(int id) {
        if (alive(id) && !peer.restarts.awaited(id)) {
            peer.prober.verify(id);
        }
    }

    /** A partner reaches the peer this one does not: then it lives, though there is no link to it from here. */
    void onProbeReply(int target) {
        if (target >= 0 && suspected.get(target)) {
            peer.prober.health().wasWrong(target, peer.environment.nowMicros());
            unsuspect(target);
        }
    }

    private void unsuspect(int id) {
        if (suspected.get(id)) {
            suspected.clear(id);
            verdicts.cancel(id);
        }
    }

    /** With the PROBE timer: closes the cases whose time is up. */
    void tick() {
        long now = peer.environment.nowMicros();
        while (verdicts.isDue(now - 2 * peer.prober.patienceMicros())) {
            int id = verdicts.poll();
            if (id != TimedIds.CANCELLED) {
                suspected.clear(id);
                bury(id);
            }
        }
        while (requests.isDue(now)) {
            requests.poll();
        }
    }

    private void bury(int id) {
        dead.set(id);
        deadCount++;
        peer.counters.deaths++;
        peer.prober.forget(id);
        peer.rewirer.partnerGone(id);
        Announcement announced = peer.linkState.database().live(id);
        if (announced != null) {
            peer.rewirer.unlinked(announced, null);
        }
        if (nextForgetMicros == Long.MAX_VALUE) {
            nextForgetMicros = peer.environment.nowMicros() + FORGET_MICROS;
        }
    }

    /** With the EXPIRE timer: after a day or two, the dead are forgotten and no longer pinged; room not needed is given back. */
    void expire() {
        known.trim();
        suspected.trim();
        dead.trim();
        askedAbout.trim();
        verdicts.trim();
        requests.trim();
        if (peer.environment.nowMicros() < nextForgetMicros) {
            return;
        }
        nextForgetMicros = peer.environment.nowMicros() + FORGET_MICROS;
        for (int id = deadLongAgo.nextSetBit(0); id >= 0; id = deadLongAgo.nextSetBit(id + 1)) {
            known.clear(id);
            dead.clear(id);
            deadCount--;
        }
        deadLongAgo = dead.copy();
    }

    /** Another peer asks whether this one reaches the target. */
    void onProbeRequest(int from, int target) {
        if (target < 0 || target == peer.id || requests.size() >= MAX_REQUESTS) {
            return;
        }
        long due = peer.environment.nowMicros() + peer.config.probing().timeoutMicros();
        requests.add(target, from, due);
        askedAbout.set(target);
        peer.environment.send(target, new Ping(peer.environment.nowMicros()));
    }

    // Joining.

    void start() {
        ask();
        peer.environment.wake(Timer.JOIN, joinTickMicros());
    }

    private long joinTickMicros() {
        return Math.max(MIN_JOIN_TICK_MICROS, Math.min(config.bootDelayMicros(), config.retryMicros()));
    }

    /** Asks the next contact who is there; every other time one of the members heard of before, if there are any. */
    private void ask() {
        peer.counters.joins++;
        int turn = asked++;
        int contact = config.contacts().get(turn / 2 % config.contacts().size());
        if (turn % 2 == 1) {
            contact = anyKnown(contact);
        }
        peer.environment.send(contact, new JoinRequest(true));
        nextAskMicros = peer.environment.nowMicros() + jittered(pauseMicros);
        pauseMicros = Math.min(2 * pauseMicros, config.retryMaxMicros());
    }

    private int anyKnown(int otherwise) {
        int from = peer.random.nextInt(ids());
        int id = known.nextSetBit(from);
        if (id == peer.id) {
            id = known.nextSetBit(id + 1);
        }
        return id < 0 ? otherwise : id;
    }

    /** Half to all of a pause, so that those who lost each other at once do not come back at once. */
    private long jittered(long micros) {
        return micros / 2 + peer.random.nextLong(micros / 2 + 1);
    }

    /** The JOIN timer: forms the first links once someone is known, asks again while alone, stays on the roster later. */
    void join() {
        long now = peer.environment.nowMicros();
        if (peer.links.count(Links.Own.OPEN) + peer.links.count(Links.Own.OPENING) == 0) {
            boolean settled = answered && now - answeredMicros >= config.bootDelayMicros();
            boolean linking = settled && peer.rewirer.formOverlay();
            if (!linking && now >= nextAskMicros) {
                peer.rewirer.pardon();
                ask();
            }
            peer.environment.wake(Timer.JOIN, joinTickMicros());
            return;
        }
        pauseMicros = config.retryMicros();
        nextAskMicros = now;
        if (config.contacts().contains(Bootstrap.ID)) {
            peer.environment.send(Bootstrap.ID, new JoinRequest(false));
        }
        peer.environment.wake(Timer.JOIN, jittered(config.retryMaxMicros()));
    }

    void onJoinReply(JoinReply reply) {
        refusalMicros = 0;
        for (int id : reply.members()) {
            learn(id);
        }
        if (!answered && known.cardinality() > 1) {
            answered = true;
            answeredMicros = peer.environment.nowMicros();
        }
        peer.prober.hurry();
    }

    /** Too many ask: this peer waits as long as it is told to, and at each further refusal twice as long as before, with some jitter. */
    void onNack(Nack nack) {
        if (nack.reason() == Nack.Reason.RETRY_AFTER && !answered) {
            long told = Math.max(config.retryMicros(), nack.retryMillis() * 1000L);
            refusalMicros = Math.min(LONGEST_REFUSAL_MICROS, Math.max(told, 2 * refusalMicros));
            long jitter = peer.random.nextLong(refusalMicros / 4 + 1);
            nextAskMicros = peer.environment.nowMicros() + refusalMicros + jitter;
        }
    }

    /** A newcomer asks this peer instead of the roster. */
    void onJoinRequest(int from, JoinRequest request) {
        if (request.newcomer()) {
            int[] others = Arrays.stream(members()).filter(id -> id != from).toArray();
            int keep = Math.min(others.length, Limits.MEMBERS);
            if (keep < others.length) {
                Lots.draw(others, 0, keep, others.length, peer.random);
            }
            peer.environment.send(from, new JoinReply(Arrays.copyOf(others, keep)));
        }
        heard(from);
    }

    /** Someone linked to this peer before it knew anyone: then it knows one now. */
    void contacted() {
        if (!answered) {
            answered = true;
            answeredMicros = peer.environment.nowMicros();
        }
    }

    void leave() {
        if (config.contacts().contains(Bootstrap.ID)) {
            peer.environment.send(Bootstrap.ID, new Leave());
        }
    }
}
