package egoist.protocol;

import egoist.protocol.message.Chirp;
import egoist.protocol.message.Message;
import egoist.protocol.message.Ping;
import egoist.protocol.metric.LinkSample;
import egoist.protocol.metric.Metric;
import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.metric.SmoothedCosts;
import egoist.protocol.metric.Smoothing;
import egoist.protocol.overlay.IdSet;

/**
 * Measures this peer's links to everyone: pings each member once a period, spread over the period, smooths what comes back,
 * and tells {@link Membership} who keeps silent.
 *
 * <p>A tick pings the members of one slice of the id space, so nothing is stored about when anyone was pinged: the slice of
 * some ticks ago is judged by one "unanswered" bit for each id. Pings out of turn (members just heard of, second tries,
 * requests of others) stand in a short queue with their own bits.
 */
final class LinkProber {
    private static final long MAX_TICK_MICROS = 1_000_000;
    private static final long MIN_TICK_MICROS = 10_000;
    private static final long LOAD_CONSTANT_MICROS = 60_000_000;
    private static final double THOUSAND = 1000.0;
    private static final int MARGIN_TICKS = 2;
    /** Of the members held for dead, one in so many is pinged each period, if there are that many. */
    private static final int DEAD_SHARE = 8;

    private final Peer peer;
    private final PeerConfig.Probing config;
    private final Metric metric;
    private final Smoothing smoothing;
    private final Smoothing loadSmoothing;
    private final long tickMicros;
    private final int ticksPerPeriod;
    private final int timeoutTicks;
    private final int phase;
    /** How many ids there were at each of the last ticks, by which its slice is found again. */
    private final int[] idsThen;

    private final SmoothedCosts costs = new SmoothedCosts();
    private final IdSet unanswered = new IdSet();
    private final IdSet unansweredAgain = new IdSet();
    private final IdSet lostOnce = new IdSet();
    private final IdSet soon = new IdSet();
    private final TimedIds outOfTurn = new TimedIds(false);

    private final LocalHealth health;
    private final LossWatch losses;

    private int soonCursor;
    private long judged;
    private long ticks;
    private long tickDueMicros;
    private int load = Smoothing.NONE;

    LinkProber(Peer peer) {
        this.peer = peer;
        this.config = peer.config.probing();
        this.metric = peer.config.metric();
        this.smoothing = new Smoothing(config.smoothing());
        this.tickMicros = Math.max(MIN_TICK_MICROS, Math.min(MAX_TICK_MICROS, config.timeoutMicros() / 3));
        this.loadSmoothing = Smoothing.overTime(tickMicros, LOAD_CONSTANT_MICROS);
        this.ticksPerPeriod = (int) Math.max(1, config.periodMicros() / tickMicros);
        this.phase = peer.random.nextInt(ticksPerPeriod);
        this.soonCursor = peer.random.nextInt(1 << 16);
        this.timeoutTicks = (int) (config.timeoutMicros() / tickMicros);
        int most = mostPatience();
        this.health = new LocalHealth(most, config.timeoutMicros());
        this.losses = new LossWatch(peer);
        this.idsThen = new int[waitTicks(most)];
    }

    /** Pings must be judged before the same members are pinged again. */
    private int mostPatience() {
        int room = (ticksPerPeriod - MARGIN_TICKS) / timeoutTicks;
        return config.periodMicros() == 0 ? config.patience() : Math.max(1, Math.min(config.patience(), room));
    }

    private int waitTicks(int patience) {
        return patience * timeoutTicks + MARGIN_TICKS;
    }

    /** How well this peer itself keeps up. */
    LocalHealth health() {
        return health;
    }

    /** How long this peer waits for an answer now. */
    long patienceMicros() {
        return health.patience() * config.timeoutMicros();
    }

    void start() {
        senseLoad();
        long first = peer.random.nextLong(tickMicros);
        tickDueMicros = peer.environment.nowMicros() + first;
        peer.environment.wake(Timer.PROBE, first);
    }

    /** The cost of a link from this peer to that one, or {@link PathAlgebra#NO_LINK} while it is not measured or silent. */
    int cost(int to) {
        int state = costs.get(to);
        if (state == Smoothing.NONE) {
            return PathAlgebra.NO_LINK;
        }
        if (metric.costIsOwnLoad()) {
            return Math.min(Smoothing.value(load), PathAlgebra.MAX_LINK_COST);
        }
        int cost = Smoothing.value(state);
        return (int) Math.min(cost + losses.extraMicros(to, cost), PathAlgebra.MAX_LINK_COST);
    }

    /** This peer's smoothed load, in thousandths. */
    int loadThousandths() {
        return Math.max(0, Smoothing.value(load));
    }

    /** Pings that member out of turn, as soon as the burst limit allows. */
    void soon(int id) {
        soon.set(id);
    }

    /** Pings that member out of turn, as if a first ping had been lost already. */
    void verify(int id) {
        lostOnce.set(id);
        soon.set(id);
    }

    /**
     * Nobody links to that member. Where all are pinged within a period, that is soon cleared up; where they are only in turn, it may
     * be long dead, and is pinged out of turn.
     */
    void doubt(int id) {
        if (slices(peer.membership.ids()) > ticksPerPeriod) {
            soon.set(id);
        }
    }

    /** Pings what {@link #soon} named now, within the burst limit; for a newcomer that has just learned who is there. */
    void hurry() {
        if (config.periodMicros() > 0) {
            sendOutOfTurn(config.burst());
        }
    }

    /** Forgets what was measured to a member that is gone. */
    void forget(int id) {
        costs.clear(id);
        unanswered.clear(id);
        unansweredAgain.clear(id);
        lostOnce.clear(id);
        soon.clear(id);
    }

    /** The PROBE timer. */
    void tick() {
        long now = peer.environment.nowMicros();
        health.woke(now - tickDueMicros, now);
        if (now - tickDueMicros > config.timeoutMicros()) {
            // This peer slept. Answers may be waiting behind this wake-up, so nobody is blamed.
            unanswered.clear();
            unansweredAgain.clear();
        }
        senseLoad();
        judge(now);
        ticks++;
        if (config.periodMicros() > 0) {
            sendSlice(now);
            sendOutOfTurn((int) Math.max(1, config.burst() * tickMicros / MAX_TICK_MICROS));
        }
        losses.tick();
        tickDueMicros = now + tickMicros;
        peer.environment.wake(Timer.PROBE, tickMicros);
    }

    /** With the EXPIRE timer: gives back room that is not needed any more. */
    void expire() {
        unanswered.trim();
        unansweredAgain.trim();
        lostOnce.trim();
        soon.trim();
        outOfTurn.trim();
        costs.trim(peer.membership.ids());
    }

    private void senseLoad() {
        double sensed = peer.environment.localLoad() * THOUSAND;
        int sample = sensed > 0 ? (int) Math.min(Math.round(sensed), PathAlgebra.MAX_LINK_COST) : 0;
        load = loadSmoothing.next(load, sample);
    }

    /** Counts what was not answered in time. */
    private void judge(long now) {
        int wait = waitTicks(health.patience());
        for (; judged + wait <= ticks + 1; judged++) {
            int ids = idsThen[(int) (judged % idsThen.length)];
            int to = sliceStart(judged, 1, ids);
            for (int id = unanswered.nextSetBit(sliceStart(judged, 0, ids));
                    id >= 0 && id < to;
                    id = unanswered.nextSetBit(id + 1)) {
                unanswered.clear(id);
                lost(id);
            }
            if (to == ids) {
                // It goes on with the smallest ids: there is no use in room for all between them and these.
                unanswered.trim();
            }
        }
        while (outOfTurn.isDue(now - patienceMicros())) {
            int id = outOfTurn.poll();
            if (unansweredAgain.get(id)) {
                unansweredAgain.clear(id);
                lost(id);
            }
        }
    }

    private void lost(int id) {
        if (peer.restarts.awaited(id)) {
            return;
        }
        peer.counters.pingsLost++;
        if (!lostOnce.get(id)) {
            lostOnce.set(id);
            soon.set(id);
            return;
        }
        costs.clear(id);
        peer.membership.silent(id);
    }

    /** In how many slices so many ids are pinged. */
    private long slices(int ids) {
        int rounds = config.limit() == 0 ? 1 : Math.max(1, (ids + config.limit() - 1) / config.limit());
        return (long) ticksPerPeriod * rounds;
    }

    /** Where the slice of a tick begins at which there were so many ids, or the one {@code further} of those behind it. */
    private int sliceStart(long tick, int further, int ids) {
        long slices = slices(ids);
        return (int) (((tick + phase) % slices + further) * ids / slices);
    }

    /** Pings the slice of this tick. */
    private void sendSlice(long now) {
        int ids = peer.membership.ids();
        long slices = slices(ids);
        idsThen[(int) (ticks % idsThen.length)] = ids;
        int to = sliceStart(ticks, 1, ids);
        Message probe = probe(now);
        long rotation = (ticks + phase) / slices;
        for (int id = sliceStart(ticks, 0, ids); id < to; id++) {
            boolean turn = !peer.membership.dead(id) || deadsTurn(id, rotation);
            if (turn && peer.membership.known(id) && !peer.restarts.awaited(id)) {
                send(id, probe);
                unanswered.set(id);
            }
        }
        if (slices > ticksPerPeriod) {
            probePartners();
        }
    }

    private boolean deadsTurn(int id, long rotation) {
        return (rotation + id) % Math.min(DEAD_SHARE, peer.membership.deadCount()) == 0;
    }

    /** Where members are pinged only every few periods, link partners still are in each one. */
    private void probePartners() {
        int inPeriod = (int) (ticks % ticksPerPeriod);
        int index = 0;
        for (Links.Link link : peer.links.all()) {
            if (link.own != Links.Own.NONE && index++ % ticksPerPeriod == inPeriod) {
                soon.set(link.partner);
            }
        }
    }

    /** Goes round the ids from where it stopped last, from a place of its own at first, so that newcomers do not all ask one. */
    private void sendOutOfTurn(int most) {
        if (soon.isEmpty()) {
            return;
        }
        long now = peer.environment.nowMicros();
        Message probe = probe(now);
        int start = soonCursor % peer.membership.ids();
        int sent = sendOutOfTurn(start, peer.membership.ids(), most, probe, now);
        if (sent < most) {
            sendOutOfTurn(0, start, most - sent, probe, now);
        }
    }

    private int sendOutOfTurn(int from, int to, int most, Message probe, long now) {
        int sent = 0;
        for (int id = soon.nextSetBit(from); id >= 0 && id < to && sent < most; id = soon.nextSetBit(id + 1)) {
            soon.clear(id);
            soonCursor = id + 1;
            if (peer.membership.known(id) && !peer.restarts.awaited(id)) {
                send(id, probe);
                unansweredAgain.set(id);
                outOfTurn.add(id, now);
                sent++;
            }
        }
        return sent;
    }

    private Message probe(long now) {
        return metric.probe() == Metric.Probe.PING ? new Ping(now) : new Chirp(now, 0);
    }

    /** Pings a member for the {@link LossWatch}; whether an answer comes is for that to judge. */
    void sendPing(int id, long now) {
        send(id, new Ping(now));
    }

    private void send(int id, Message probe) {
        peer.counters.pingsSent++;
        peer.environment.send(id, probe);
    }

    /**
     * An echo or report.
     *
     * @param kbps 0 where the probe was a ping
     * @param anew whether it is the first of a new average
     */
    void onAnswer(int from, long sentMicros, int remoteLoad, int kbps, boolean anew) {
        boolean watched = losses.answered(from, sentMicros);
        boolean asked = watched || unanswered.get(from) || unansweredAgain.get(from);
        long now = peer.environment.nowMicros();
        long roundTrip = now - sentMicros;
        boolean credible = roundTrip >= 0 && peer.membership.known(from);
        if (credible) {
            health.answered(from, roundTrip, now);
        }
        if (asked && roundTrip >= 0 && roundTrip <= patienceMicros()) {
            unanswered.clear(from);
            unansweredAgain.clear(from);
            lostOnce.clear(from);
            int sample = metric.cost(new LinkSample(roundTrip, loadThousandths(), remoteLoad, kbps));
            if (sample != PathAlgebra.NO_LINK) {
                store(from, sample, anew);
                peer.coordinate.measured(from, sample);
            }
        }
        peer.membership.heard(from);
    }

    private void store(int id, int sample, boolean anew) {
        int before = costs.get(id);
        int state = smoothing.next(anew ? Smoothing.NONE : before, Math.min(sample, PathAlgebra.MAX_LINK_COST));
        costs.set(id, state, peer.membership.ids());
        if (before == Smoothing.NONE) {
            peer.rewirer.measured(id);
        }
    }
}
