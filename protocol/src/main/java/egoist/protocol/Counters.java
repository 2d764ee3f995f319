package egoist.protocol;

/** What happened so far; see {@link PeerStatus.Counts} for each. */
final class Counters {
    long originated;
    long forwarded;
    long duplicates;
    long stale;
    long expired;
    long pingsSent;
    long pingsLost;
    long deaths;
    long rewirings;
    long linksChanged;
    long linksOpened;
    long linksLost;
    long refusals;
    long joins;

    PeerStatus.Counts snapshot() {
        return new PeerStatus.Counts(
                originated,
                forwarded,
                duplicates,
                stale,
                expired,
                pingsSent,
                pingsLost,
                deaths,
                rewirings,
                linksChanged,
                linksOpened,
                linksLost,
                refusals,
                joins);
    }
}
