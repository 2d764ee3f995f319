package egoist.protocol;

import egoist.protocol.message.Limits;
import egoist.protocol.overlay.Wiring;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The links that stand, both ways, and where floods go along them. There are few, so they are looked up one by one. */
final class Links {
    /** What became of this peer's own link to a partner. */
    enum Own {
        NONE,
        OPENING,
        OPEN
    }

    /** What connects this peer with one partner. */
    static final class Link {
        final int partner;
        Own own = Own.NONE;
        boolean ownDonated;
        boolean incoming;
        boolean incomingDonated;
        /** How often the own link was asked for, and when last. */
        byte asked;

        long askedMicros;
        /** The partner's epoch when it accepted, so that its next life is noticed; 0 if not known. */
        long partnerEpoch;
        /** Epochs this link is kept though no longer wanted, because the partner is about to go and closes it itself. */
        byte kept;
        /** Signs of life that did not come since the last that did. */
        int misses;
        /** Signs of life in a row that told of another database. */
        int differing;

        Link(int partner) {
            this.partner = partner;
        }

        boolean donated() {
            return ownDonated || incomingDonated;
        }
    }

    /** Room for so many more links to flood along. */
    private static final int SPARE = 2;

    private final PeerConfig.Flooding flooding;
    private final List<Link> links = new ArrayList<>();
    private int[] floodTargets = new int[4];
    private int floodCount;

    Links(PeerConfig.Flooding flooding) {
        this.flooding = flooding;
    }

    /** What connects to that peer, or null. */
    @Nullable
    Link find(int partner) {
        for (int i = 0; i < links.size(); i++) {
            if (links.get(i).partner == partner) {
                return links.get(i);
            }
        }
        return null;
    }

    Link findOrAdd(int partner) {
        Link link = find(partner);
        if (link == null) {
            link = new Link(partner);
            links.add(link);
        }
        return link;
    }

    /** All of them; do not change links while going through it. */
    List<Link> all() {
        return links;
    }

    /** A copy to go through while links change. */
    List<Link> copy() {
        return List.copyOf(links);
    }

    /** After any change of a link: forgets it if nothing is left of it, and finds anew where floods go. */
    void changed() {
        links.removeIf(link -> link.own == Own.NONE && !link.incoming);
        if (floodTargets.length < links.size() || floodTargets.length > links.size() + 2 * SPARE) {
            floodTargets = new int[links.size() + SPARE];
        }
        floodCount = 0;
        for (Link link : links) {
            boolean along = link.own == Own.OPEN || (link.incoming && flooding == PeerConfig.Flooding.BOTH);
            if (along) {
                floodTargets[floodCount++] = link.partner;
            }
        }
    }

    /** Peers to flood to, {@link #floodCount()} of them. */
    int[] floodTargets() {
        return floodTargets;
    }

    int floodCount() {
        return floodCount;
    }

    int count(Own own) {
        int count = 0;
        for (Link link : links) {
            count += link.own == own ? 1 : 0;
        }
        return count;
    }

    int incoming() {
        int count = 0;
        for (Link link : links) {
            count += link.incoming ? 1 : 0;
        }
        return count;
    }

    /** Ids of those that link here, ascending. */
    int[] incomingIds() {
        return links.stream()
                .filter(link -> link.incoming)
                .mapToInt(link -> link.partner)
                .sorted()
                .toArray();
    }

    /** The open links of this peer. */
    Wiring wiring() {
        return wiring(false);
    }

    /** Those of this peer, and with {@code incoming} also the links others have to it, as far as an announcement holds them. */
    Wiring wiring(boolean incoming) {
        int[] chosen = new int[links.size()];
        int[] donated = new int[links.size()];
        int chosenCount = 0;
        int donatedCount = 0;
        for (Link link : links) {
            if (link.own == Own.OPEN) {
                if (link.ownDonated) {
                    donated[donatedCount++] = link.partner;
                } else {
                    chosen[chosenCount++] = link.partner;
                }
            } else if (incoming && link.incoming && chosenCount + donatedCount < Limits.LINKS) {
                chosen[chosenCount++] = link.partner;
            }
        }
        return Wiring.of(Arrays.copyOf(chosen, chosenCount), Arrays.copyOf(donated, donatedCount));
    }
}
