package egoist.protocol;

import egoist.protocol.message.Announcement;
import egoist.protocol.message.JoinReply;
import egoist.protocol.message.Message;
import egoist.protocol.message.Nack;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.WiringPolicy;
import egoist.protocol.policy.WiringProblem;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One peer of the overlay: a single-threaded state machine. Its inputs are {@link #start}, {@link #receive}, {@link #expire},
 * {@link #adopt} and {@link #leave}; its outputs are the calls it makes on its {@link Environment}. The same inputs give the
 * same outputs: it has no clock and no chance but what it is handed.
 *
 * <p>It only routes inputs to those who know: {@link Membership} (who is there), {@link LinkProber} (what links cost), {@link
 * LinkState} (what everyone announces), {@link Rewirer} (whom to link to), {@link Partners} (the links that stand) and {@link
 * PathProber} (whether paths are what they should be).
 */
public final class Peer implements Machine {
    final int id;
    final PeerConfig config;
    final Environment environment;
    final RandomGenerator random;
    final Counters counters = new Counters();
    final Links links;
    final Membership membership;
    final Restarts restarts;
    final LinkProber prober;
    final LinkState linkState;
    final OwnCoordinate coordinate;
    final Partners partners;
    final Rewirer rewirer;
    final PathProber pathProber;
    final Departure departure;
    private final Inbox inbox;

    /**
     * A peer that has not started.
     *
     * @param id 0 or greater, the same in every life of this peer
     * @param random its own stream, which nobody else draws from
     */
    public Peer(int id, PeerConfig config, Environment environment, RandomGenerator random) {
        if (id < 0) {
            throw new IllegalArgumentException("peer id " + id);
        }
        this.id = id;
        this.config = config;
        this.environment = environment;
        this.random = random;
        this.links = new Links(config.announcing().flooding());
        this.membership = new Membership(this);
        this.restarts = new Restarts(environment);
        this.prober = new LinkProber(this);
        this.linkState = new LinkState(this);
        this.coordinate = new OwnCoordinate(this);
        this.partners = new Partners(this);
        this.rewirer = new Rewirer(this);
        this.pathProber = new PathProber(this);
        this.departure = new Departure(this);
        this.inbox = new Inbox(this);
    }

    /** Begins to join the overlay. Called at most once, first. */
    @Override
    public void start() {
        membership.start();
        prober.start();
        partners.start();
        linkState.start();
        rewirer.start();
        pathProber.start();
    }

    /**
     * A message arrived. Anything may arrive at any time, from anyone, any number of times; a repeated announcement changes
     * nothing but a counter.
     */
    @Override
    public void receive(int from, Message message) {
        if (gone()) {
            return;
        }
        // Nearly all messages of an overlay are announcements; they skip the visitor's two virtual calls.
        if (message instanceof Announcement announcement) {
            linkState.receive(from, announcement);
        } else if ((from >= 0 && from != id) || isFromRoster(message)) {
            message.deliver(from, inbox);
        }
    }

    private static boolean isFromRoster(Message message) {
        return message instanceof JoinReply || message instanceof Nack;
    }

    /** A wake-up asked for by {@link Environment#wake} is due. */
    @Override
    public void expire(Timer timer) {
        if (gone()) {
            return;
        }
        switch (timer) {
            case JOIN -> membership.join();
            case PROBE -> {
                prober.tick();
                membership.tick();
                partners.tick();
                pathProber.tick();
                rewirer.decideIfDue();
                departure.tick();
            }
            case KEEP_ALIVE -> partners.keepAlive();
            case ANNOUNCE -> linkState.own().tick();
            case FLOOD -> linkState.sendHeldBack();
            case REWIRE -> rewirer.tick();
            case EXPIRE -> {
                linkState.expire();
                membership.expire();
                prober.expire();
                partners.audit();
            }
        }
    }

    /** The answer to {@link Environment#solve}; a driver may also call it unasked, to impose a wiring. */
    @Override
    public void adopt(Wiring wiring) {
        if (!gone()) {
            rewirer.adopt(wiring);
        }
    }

    @Override
    public void leave(boolean restarts) {
        if (!gone()) {
            departure.begin(restarts);
        }
    }

    @Override
    public boolean gone() {
        return departure.gone();
    }

    /** Whether it was told to leave. */
    public boolean leaving() {
        return departure.draining();
    }

    public int id() {
        return id;
    }

    /** Its open links, donated ones marked. */
    public Wiring wiring() {
        return gone() ? Wiring.EMPTY : links.wiring();
    }

    /** The links that carry its traffic: its own open ones, and where links are used both ways those others have to it. */
    public Wiring carrying() {
        return gone() ? Wiring.EMPTY : links.wiring(config.policy().linkUse() == WiringPolicy.LinkUse.BOTH_WAYS);
    }

    /** The wiring it decided on last; links to all of it may not be open yet. */
    public Wiring chosen() {
        return gone() ? Wiring.EMPTY : rewirer.chosen();
    }

    /** Its smoothed cost of a link to that peer, or -1. */
    public int linkCost(int to) {
        return prober.cost(to);
    }

    /** The delay of a link to that peer as network coordinates foretell it, or -1 where none are known. */
    public int foretoldCost(int to) {
        return coordinate.foretold(to);
    }

    /** The newest announcement of an origin this peer has, a good-bye perhaps, or null. */
    public @Nullable Announcement announcement(int origin) {
        return linkState.database().newest(origin);
    }

    /** The announced links between members at what they count for in this peer's view; those that do not count left out. */
    public Overlay countedLinks() {
        return rewirer.countedLinks();
    }

    /** Greatest number of ids this peer has room for in its link-state database, for observers that go through them. */
    public int ids() {
        return Math.max(linkState.database().ids(), membership.ids());
    }

    /** The problem its policy would be given now, with a seed of 0; for those who want to know how good its wiring is. */
    public WiringProblem problem() {
        return rewirer.freeze(0);
    }

    /** What happened to it so far. */
    public PeerStatus.Counts counts() {
        return counters.snapshot();
    }

    /** A snapshot of what this peer knows and does. */
    public PeerStatus status() {
        Wiring wiring = wiring();
        int[] costs = new int[wiring.size()];
        for (int i = 0; i < costs.length; i++) {
            costs[i] = prober.cost(wiring.neighbour(i));
        }
        int[] members = membership.members();
        int measured = 0;
        for (int member : members) {
            measured += member != id && prober.cost(member) >= 0 ? 1 : 0;
        }
        return new PeerStatus(
                id,
                phase(),
                wiring,
                chosen(),
                costs,
                links.incomingIds(),
                members,
                measured,
                linkState.database().size(),
                linkState.database().digest(),
                prober.loadThousandths(),
                prober.health().patience(),
                pathProber.doubts().count(),
                counts());
    }

    private PeerStatus.Phase phase() {
        if (leaving()) {
            return gone() ? PeerStatus.Phase.GONE : PeerStatus.Phase.LEAVING;
        }
        return links.count(Links.Own.OPEN) > 0 ? PeerStatus.Phase.MEMBER : PeerStatus.Phase.JOINING;
    }
}
