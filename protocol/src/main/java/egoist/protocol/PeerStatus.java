package egoist.protocol;

import egoist.protocol.overlay.Wiring;

/**
 * What a peer would tell about itself: for observers, the command line and the live map. A snapshot; its arrays are the
 * reader's.
 *
 * @param id the peer
 * @param phase how far it got
 * @param wiring its open links, donated ones marked
 * @param chosen the wiring it decided on; links to all of it may not be open yet
 * @param linkCosts its own smoothed cost of each of these, in order of the wiring; -1 where unknown
 * @param inLinks peers that link to it, ascending
 * @param members peers it holds for alive, ascending, itself among them
 * @param measured how many of them it has a link cost for
 * @param announced origins its link-state database has an announcement of
 * @param digest of its link-state database; equal on peers that know the same
 * @param loadThousandths its own smoothed load
 * @param patience what it multiplies its timeouts by, because it is late itself; 1 where it is not
 * @param doubted links of others that it takes for worse than announced, because it tried them
 * @param counts what happened so far
 */
public record PeerStatus(
        int id,
        Phase phase,
        Wiring wiring,
        Wiring chosen,
        int[] linkCosts,
        int[] inLinks,
        int[] members,
        int measured,
        int announced,
        long digest,
        int loadThousandths,
        int patience,
        int doubted,
        Counts counts) {

    /** How far a peer got. */
    public enum Phase {
        /** Not started, or nobody known yet. */
        JOINING,
        /** It has its first links. */
        MEMBER,
        /** It was told to leave and waits until others have found other ways. */
        LEAVING,
        /** It left. */
        GONE
    }

    /**
     * Events since the peer's birth.
     *
     * @param announcementsOriginated its own announcements
     * @param announcementsForwarded first copies it passed on
     * @param duplicates copies of what it had
     * @param stale announcements older than what it had
     * @param expired origins it forgot because nobody repeated them
     * @param pingsSent pings and chirps
     * @param pingsLost those not answered in time
     * @param deaths members it came to hold for dead
     * @param rewirings epochs in which its wiring changed
     * @param linksChanged links of those wirings that were not in the ones before
     * @param linksOpened links it opened
     * @param linksLost links that fell away without its doing
     * @param refusals links refused to it
     * @param joins times it asked to join
     */
    public record Counts(
            long announcementsOriginated,
            long announcementsForwarded,
            long duplicates,
            long stale,
            long expired,
            long pingsSent,
            long pingsLost,
            long deaths,
            long rewirings,
            long linksChanged,
            long linksOpened,
            long linksLost,
            long refusals,
            long joins) {}
}
