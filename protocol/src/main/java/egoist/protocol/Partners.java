package egoist.protocol;

import egoist.protocol.Links.Link;
import egoist.protocol.Links.Own;
import egoist.protocol.message.Announcement;
import egoist.protocol.message.KeepAlive;
import egoist.protocol.message.LinkAccept;
import egoist.protocol.message.LinkClose;
import egoist.protocol.message.LinkOpen;
import egoist.protocol.message.Nack;

/**
 * Opens and closes links by the consent of both ends, and keeps an eye on those that stand: donated ones closely, the others
 * lazily (EGOIST, CoNEXT 2008, section 3.3).
 */
final class Partners {
    private static final int MAX_ASKED = 2;

    private final Peer peer;
    private final PeerConfig.Partnership config;
    private long ticks;

    Partners(Peer peer) {
        this.peer = peer;
        this.config = peer.config.partnership();
    }

    void start() {
        if (config.keepAliveMicros() > 0) {
            peer.environment.wake(Timer.KEEP_ALIVE, peer.random.nextLong(config.keepAliveMicros()));
        }
    }

    private long digest() {
        return peer.linkState.database().digest();
    }

    /** Asks a peer to be this one's out-neighbour, or tells one that is how its link is marked now. */
    void open(int partner, boolean donated) {
        Link link = peer.links.findOrAdd(partner);
        link.kept = 0;
        if (link.own == Own.NONE) {
            link.own = Own.OPENING;
            link.asked = 0;
        } else if (link.ownDonated == donated) {
            return;
        }
        link.ownDonated = donated;
        ask(link);
    }

    private void ask(Link link) {
        link.asked++;
        link.askedMicros = peer.environment.nowMicros();
        peer.environment.send(link.partner, new LinkOpen(link.ownDonated, digest()));
    }

    /** Takes back this peer's link to a partner. */
    void close(Link link) {
        link.own = Own.NONE;
        link.ownDonated = false;
        link.kept = 0;
        peer.environment.send(link.partner, new LinkClose(true));
    }

    void onLinkOpen(int from, LinkOpen open) {
        peer.membership.heard(from);
        peer.membership.contacted();
        Link link = peer.links.find(from);
        if ((link == null || !link.incoming) && peer.links.incoming() >= config.maxInLinks()) {
            peer.environment.send(from, new Nack(Nack.Reason.FULL, "no room for more in-links"));
            return;
        }
        link = peer.links.findOrAdd(from);
        link.incoming = true;
        link.incomingDonated = open.donated();
        link.misses = 0;
        peer.links.changed();
        peer.environment.send(from, new LinkAccept(digest()));
        peer.linkState.own().partnerGained();
        if (open.digest() != 0) {
            peer.linkState.compare(from, open.digest() != digest(), 2);
        }
    }

    void onLinkAccept(int from, LinkAccept accept) {
        Link link = peer.links.find(from);
        if (link == null || link.own == Own.NONE) {
            peer.environment.send(from, new LinkClose(true));
            return;
        }
        Announcement known = peer.linkState.database().live(from);
        link.partnerEpoch = known == null ? 0 : known.epoch();
        link.misses = 0;
        if (link.own == Own.OPENING) {
            link.own = Own.OPEN;
            peer.counters.linksOpened++;
            peer.links.changed();
            peer.rewirer.settle();
        }
        peer.linkState.compare(from, accept.digest() != digest(), 2);
    }

    void onLinkClose(int from, LinkClose close) {
        Link link = peer.links.find(from);
        if (link == null) {
            return;
        }
        if (close.sendersLink()) {
            link.incoming = false;
            link.incomingDonated = false;
            peer.links.changed();
        } else if (link.own != Own.NONE) {
            peer.rewirer.lost(link);
        }
    }

    void onNack(int from, Nack nack) {
        Link link = peer.links.find(from);
        if (link != null && link.own != Own.NONE && nack.reason() != Nack.Reason.TOO_MUCH) {
            peer.counters.refusals++;
            peer.rewirer.refused(link);
        }
    }

    /** With the PROBE timer: asks again where no answer came, and gives up after that. */
    void tick() {
        if (peer.links.count(Own.OPENING) == 0) {
            return;
        }
        long overdue = peer.environment.nowMicros() - peer.prober.patienceMicros();
        for (Link link : peer.links.copy()) {
            if (link.own == Own.OPENING && link.askedMicros <= overdue) {
                if (link.asked < MAX_ASKED) {
                    ask(link);
                } else {
                    peer.membership.verify(link.partner);
                    peer.rewirer.refused(link);
                }
            }
        }
    }

    /** The KEEP_ALIVE timer. */
    void keepAlive() {
        boolean watched = false;
        for (Link link : peer.links.all()) {
            watched |= link.donated();
        }
        boolean close = watched && config.donatedMicros() > 0 && config.donatedMicros() < config.keepAliveMicros();
        long tick = close ? config.donatedMicros() : config.keepAliveMicros();
        long lazy = close ? Math.max(1, config.keepAliveMicros() / tick) : 1;
        for (Link link : peer.links.copy()) {
            if (link.donated() || ticks % lazy == 0) {
                keepAlive(link);
            }
        }
        ticks++;
        peer.environment.wake(Timer.KEEP_ALIVE, tick);
    }

    private void keepAlive(Link link) {
        peer.environment.send(link.partner, new KeepAlive(link.own == Own.OPEN, digest()));
        link.misses++;
        if (!silent(link)) {
            return;
        }
        if (link.own == Own.NONE) {
            dropIncoming(link);
        } else {
            peer.membership.verify(link.partner);
        }
    }

    /** Whether signs of life have been missing on the link with that peer for so long that it had to be pinged. */
    boolean silent(int id) {
        Link link = peer.links.find(id);
        return link != null && silent(link);
    }

    private boolean silent(Link link) {
        return link.misses > config.misses() * peer.prober.health().patience();
    }

    private void dropIncoming(Link link) {
        link.incoming = false;
        link.incomingDonated = false;
        peer.links.changed();
        peer.linkState.own().objections().gaveUp(link.partner);
        peer.environment.send(link.partner, new LinkClose(false));
    }

    void onKeepAlive(int from, KeepAlive sign) {
        peer.membership.heard(from);
        boolean differs = sign.digest() != digest();
        Link link = peer.links.find(from);
        if (sign.linked() && (link == null || !link.incoming)) {
            peer.environment.send(from, new LinkClose(false));
        }
        if (link == null) {
            peer.linkState.compare(from, differs, 2);
            return;
        }
        if (link.own != Own.NONE || sign.linked()) {
            link.misses = 0;
        }
        link.differing = differs ? link.differing + 1 : 0;
        peer.linkState.compare(from, differs, link.differing);
    }

    /**
     * With the EXPIRE timer: partners that began a new life are asked again; and where there are no signs of life, what
     * partners announce shows which in-links are no more, and one of them hears which database this peer has.
     */
    void audit() {
        for (Link link : peer.links.copy()) {
            Announcement known = peer.linkState.database().live(link.partner);
            if (known != null && link.own == Own.OPEN) {
                if (link.partnerEpoch != 0 && known.epoch() > link.partnerEpoch) {
                    ask(link);
                }
                link.partnerEpoch = known.epoch();
            }
            if (known != null && link.own == Own.NONE && config.keepAliveMicros() == 0) {
                link.misses = known.linksTo(peer.id) ? 0 : link.misses + 1;
                if (link.misses > config.misses()) {
                    dropIncoming(link);
                }
            }
        }
        int partners = peer.links.all().size();
        if (config.keepAliveMicros() == 0 && partners > 0) {
            Link link = peer.links.all().get(peer.random.nextInt(partners));
            peer.environment.send(link.partner, new KeepAlive(link.own == Own.OPEN, digest()));
        }
    }

    /** Says good-bye to all partners. */
    void leave() {
        for (Link link : peer.links.all()) {
            if (link.own != Own.NONE) {
                peer.environment.send(link.partner, new LinkClose(true));
            }
            if (link.incoming) {
                peer.environment.send(link.partner, new LinkClose(false));
            }
        }
    }
}
