package egoist.protocol;

import static egoist.protocol.metric.PathAlgebra.NO_LINK;

import egoist.protocol.Links.Link;
import egoist.protocol.Links.Own;
import egoist.protocol.message.Announcement;
import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.IdSet;
import egoist.protocol.overlay.Lots;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.StrongConnectivity;
import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.Memory;
import egoist.protocol.policy.RingDonation;
import egoist.protocol.policy.WiringPolicy.Connectivity;
import egoist.protocol.policy.WiringProblem;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Chooses this peer's wiring anew every epoch: freezes what it knows into a {@link WiringProblem}, has it solved, and moves its
 * links to the answer, new ones first, so that it is never left with fewer than it had.
 */
final class Rewirer {
    /** Epochs after which a peer that refused a link is asked again. */
    private static final int PARDON_EPOCHS = 5;
    /** With how many beginnings of epochs a link to a partner that is about to go is closed from here. */
    private static final int EPOCHS_KEPT = 2;

    private final Peer peer;
    private final PeerConfig.Rewiring config;
    private final IdSet refused = new IdSet();
    private final Orphans orphans;
    private final DecisionPace pace;

    private Wiring chosen = Wiring.EMPTY;
    private Memory memory = Memory.NONE;
    private @Nullable WiringProblem pending;
    private final View view;
    private boolean again;
    private boolean unsettled;
    /** New links that did not come about since the last decision; as many old ones are kept in their place. */
    private int failed;

    private int epochs;
    /** Members it could choose from when it chose last: where that was fewer than k, more are waited for. */
    private int choice;

    Rewirer(Peer peer) {
        this.peer = peer;
        this.config = peer.config.rewiring();
        this.orphans = new Orphans(peer);
        this.pace = new DecisionPace(config.decisionPauseMicros());
        this.view = new View(peer, orphans);
    }

    void start() {
        if (config.epochMicros() > 0) {
            peer.environment.wake(Timer.REWIRE, peer.random.nextLong(config.epochMicros()));
        }
    }

    /** The wiring this peer decided on; links to all of it may not be open yet. */
    Wiring chosen() {
        return chosen;
    }

    /** The REWIRE timer: an epoch begins. */
    void tick() {
        peer.environment.wake(Timer.REWIRE, nextEpochMicros());
        if (++epochs % PARDON_EPOCHS == 0) {
            refused.clear();
        }
        orphans.nextEpoch();
        closeKept();
        pace.decidedInTurn();
        decide();
    }

    /** Not quite the same each time, or peers that happen to decide in one moment would do so for ever, each trusting in links the others give up. */
    private long nextEpochMicros() {
        long most = (long) (config.epochMicros() * config.epochJitter());
        return most == 0 ? config.epochMicros() : config.epochMicros() - most + peer.random.nextLong(2 * most + 1);
    }

    /** With the PROBE timer: takes a decision that had to wait. */
    void decideIfDue() {
        if (pace.isDue(peer.environment.nowMicros())) {
            decideOutOfTurn();
        }
    }

    private void decideOutOfTurn() {
        if (config.epochMicros() > 0 && pace.take(peer.environment.nowMicros())) {
            decide();
        }
    }

    /** Closes links that were kept for partners about to go and that those should have closed by now. */
    private void closeKept() {
        boolean closed = false;
        for (Link link : peer.links.copy()) {
            if (link.kept > 0 && ++link.kept > EPOCHS_KEPT) {
                peer.partners.close(link);
                closed = true;
            }
        }
        if (closed) {
            peer.links.changed();
            peer.linkState.own().changed();
        }
    }

    private void decide() {
        if (peer.departure.draining()) {
            return;
        }
        if (pending != null) {
            again = true;
            return;
        }
        WiringProblem problem = freeze(peer.random.nextLong());
        orphans.note(problem.overlay(), problem.members(), chosen);
        choice = problem.linkable().length;
        if (choice > 0) {
            pending = problem;
            peer.environment.solve(problem);
        }
    }

    /** Something was learned about that peer; if it waits for a link of this one, that is decided now. */
    void learned(int id) {
        if (config.epochMicros() > 0 && orphans.waits(id)) {
            decideOutOfTurn();
        }
    }

    /**
     * A first measurement of that member. A peer that had fewer than k to choose from does not wait for its epoch with the rest of
     * its links: it decides as soon as there is one more than it is linked to.
     */
    void measured(int id) {
        if (config.epochMicros() > 0 && choice < peer.config.degree() && isShort()) {
            decide();
        } else {
            learned(id);
        }
    }

    private boolean isShort() {
        boolean some = peer.links.count(Own.OPEN) + peer.links.count(Own.OPENING) > 0;
        return some && chosen.size() < peer.config.degree() && pool(true).length > chosen.size();
    }

    /** Links a peer announced or had are no more, but for those it announces now; who lost its last one may wait for this peer. */
    void unlinked(Announcement before, @Nullable Announcement after) {
        if (config.epochMicros() > 0 && orphans.leftWaiting(before, after)) {
            decideOutOfTurn();
        }
    }

    /** That peer is about to go; who chose it chooses anew before it does. */
    void drains(int id) {
        if (chosen.contains(id)) {
            decideOutOfTurn();
        }
    }

    /** What this peer knows at this moment, as the problem its policy is to solve. */
    WiringProblem freeze(long seed) {
        return view.freeze(refused, chosen, memory, seed);
    }

    /** The announced links between members at what they count for. */
    Overlay countedLinks() {
        return view.overlay(peer.membership.members(), peer.membership.ids());
    }

    /** The answer to {@link #decide}, or a wiring imposed from outside. */
    void adopt(Wiring answer) {
        WiringProblem problem = pending;
        pending = null;
        Wiring next = withoutTheDead(answer);
        if (problem != null) {
            memory = peer.config.policy().remember(problem, answer);
            next = keepConnected(problem, next);
            if (Replacement.isDue(chosen, peer.linkState.database())) {
                next = Replacement.of(problem, chosen, next, peer.linkState.database());
            }
        }
        if (!next.equals(chosen) && !peer.departure.draining()) {
            peer.counters.rewirings++;
            peer.counters.linksChanged += next.linksNotIn(chosen);
            moveTo(next);
        }
        if (again) {
            again = false;
            decide();
        }
    }

    private Wiring withoutTheDead(Wiring wiring) {
        Wiring rest = wiring;
        for (int i = 0; i < wiring.size(); i++) {
            if (peer.membership.dead(wiring.neighbour(i))) {
                rest = rest.without(wiring.neighbour(i));
            }
        }
        return rest;
    }

    /**
     * The ring rule (EGOIST, CoNEXT 2008, section 3.2): when the links that peers chose for themselves do not make the overlay
     * strongly connected, this peer donates its costliest link to its successor on the ring of ids. Donated links of others are left out
     * of the test, so that all peers of equal view answer it alike, and once given, a link is kept as long as the successor
     * is the same.
     */
    private Wiring keepConnected(WiringProblem problem, Wiring answer) {
        if (peer.config.policy().connectivity() != Connectivity.RING) {
            return answer;
        }
        int successor = RingDonation.successor(problem);
        boolean given = successor >= 0 && donatedTo(successor);
        return given || (view.isComplete(problem) && !connected(problem, answer))
                ? RingDonation.donate(problem, answer)
                : answer;
    }

    private boolean donatedTo(int partner) {
        for (int i = 0; i < chosen.size(); i++) {
            if (chosen.neighbour(i) == partner) {
                return chosen.donated(i);
            }
        }
        return false;
    }

    private boolean connected(WiringProblem problem, Wiring answer) {
        Overlay selfish = view.selfish(problem.members(), problem.overlay().peers());
        selfish.clear(peer.id);
        for (int i = 0; i < answer.size(); i++) {
            if (answer.neighbour(i) < selfish.peers()) {
                selfish.add(peer.id, answer.neighbour(i), 0);
            }
        }
        return new StrongConnectivity().stronglyConnected(selfish, problem.members());
    }

    private void moveTo(Wiring next) {
        chosen = next;
        unsettled = true;
        failed = 0;
        for (Link link : peer.links.copy()) {
            if (link.own == Own.OPENING && !next.contains(link.partner)) {
                peer.partners.close(link);
            }
        }
        for (int i = 0; i < next.size(); i++) {
            peer.partners.open(next.neighbour(i), next.donated(i));
            if (peer.prober.cost(next.neighbour(i)) == NO_LINK) {
                peer.prober.soon(next.neighbour(i));
            }
        }
        settle();
    }

    /** Once no link is being opened any more: closes those no longer wanted, and announces the change. */
    void settle() {
        if (!unsettled || peer.links.count(Own.OPENING) > 0) {
            return;
        }
        unsettled = false;
        keepInPlaceOfTheFailed();
        for (Link link : peer.links.copy()) {
            if (link.own == Own.OPEN && !chosen.contains(link.partner)) {
                drop(link);
            }
        }
        peer.links.changed();
        peer.linkState.own().changed();
    }

    /** Closes a link no longer wanted; to a partner about to go it is the last way, and the partner closes it. */
    private void drop(Link link) {
        if (!peer.linkState.database().draining(link.partner)) {
            peer.partners.close(link);
        } else if (link.kept == 0) {
            link.kept = 1;
            link.ownDonated = false;
        }
    }

    private void keepInPlaceOfTheFailed() {
        PathAlgebra algebra = peer.config.metric().algebra();
        for (; failed > 0 && chosen.size() < peer.config.degree(); failed--) {
            Link best = null;
            for (Link link : peer.links.all()) {
                int cost = peer.prober.cost(link.partner);
                boolean old = link.own == Own.OPEN && !chosen.contains(link.partner) && cost != NO_LINK;
                old &= !peer.linkState.database().draining(link.partner);
                if (old && (best == null || algebra.better(cost, peer.prober.cost(best.partner)))) {
                    best = link;
                }
            }
            if (best == null) {
                return;
            }
            best.ownDonated = false;
            chosen = chosen.with(best.partner);
        }
    }

    /** This peer's own link is gone without its doing. */
    void lost(Link link) {
        boolean wasOpen = link.own == Own.OPEN;
        failed += wasOpen ? 0 : 1;
        boolean urgent = link.kept == 0 && (link.ownDonated || config.repair() == PeerConfig.Repair.IMMEDIATE);
        link.own = Own.NONE;
        link.ownDonated = false;
        link.kept = 0;
        peer.links.changed();
        chosen = chosen.without(link.partner);
        if (wasOpen) {
            peer.counters.linksLost++;
            peer.linkState.own().changed();
        }
        settle();
        boolean stranded = peer.links.count(Own.OPEN) + peer.links.count(Own.OPENING) == 0;
        if (stranded) {
            formOverlay();
        } else if (urgent) {
            decideOutOfTurn();
        }
    }

    /** The partner would not have this peer's link, or never answered; it is left alone for some epochs. */
    void refused(Link link) {
        refused.set(link.partner);
        lost(link);
    }

    /** Lets those be asked again that would not have this peer's link, or never answered: it is alone, and cannot be choosy. */
    void pardon() {
        refused.clear();
    }

    /** A partner died or departed: links both ways are gone. */
    void partnerGone(int id) {
        refused.clear(id);
        Link link = peer.links.find(id);
        if (link == null) {
            return;
        }
        if (link.incoming) {
            peer.linkState.own().objections().gaveUp(id);
        }
        link.incoming = false;
        link.incomingDonated = false;
        if (link.own == Own.NONE) {
            peer.links.changed();
        } else {
            lost(link);
        }
    }

    /**
     * Links to random members, for a newcomer or for one that lost all its neighbours; to measured ones as far as there are
     * any. False if nobody is known.
     */
    boolean formOverlay() {
        int[] pool = pool(true);
        choice = pool.length;
        if (pool.length == 0) {
            pool = pool(false);
        }
        int count = peer.departure.draining() ? 0 : Math.min(pool.length, peer.config.degree());
        Lots.draw(pool, 0, count, pool.length, peer.random);
        if (count > 0) {
            moveTo(Wiring.of(Arrays.copyOf(pool, count)));
        }
        return count > 0;
    }

    private int[] pool(boolean measured) {
        int[] pool = new int[peer.membership.ids()];
        int count = 0;
        for (int id = 0; id < pool.length; id++) {
            boolean fit = id != peer.id && peer.membership.trusted(id) && !refused.get(id);
            fit = fit
                    && !peer.config.bias().to(id).excluded()
                    && !peer.linkState.database().draining(id);
            if (fit && (!measured || peer.prober.cost(id) != NO_LINK)) {
                pool[count++] = id;
            }
        }
        return Arrays.copyOf(pool, count);
    }
}
