package egoist.protocol;

/**
 * How far this peer trusts its own watch. One that itself is late must not accuse others: while its wake-ups come late, or
 * most answers do, or others reach whom it does not, it waits for everyone a few times as long (the idea of Dadgar, Phillips
 * and Currey, Lifeguard, DSN-W 2018).
 *
 * <p>Lateness counts if most of those who answered last were late, each counted once, so that a few members that answer
 * late on purpose cannot make this peer patient.
 */
final class LocalHealth {
    /** So many members, those who answered last, are remembered. */
    private static final int HEARD = 16;
    /** Fewer late ones than this prove nothing. */
    private static final int FEWEST = 3;

    private final int most;
    private final long timeoutMicros;
    private int patience = 1;
    private final int[] heard = new int[HEARD];
    /** A bit for each of them. */
    private int late;

    private int heardCount;
    /** Where the one heard last is; the first one is after it, round the end. */
    private int last;

    private long changedMicros;

    /** @param most greatest factor, at least 1; with 1 this peer always trusts its watch */
    LocalHealth(int most, long timeoutMicros) {
        this.most = most;
        this.timeoutMicros = timeoutMicros;
    }

    /** What timeouts are multiplied by now: 1 on a healthy peer. */
    int patience() {
        return patience;
    }

    /** The PROBE timer fired that much later than asked for. */
    void woke(long lateMicros, long nowMicros) {
        if (3 * lateMicros >= timeoutMicros) {
            need(2 + lateMicros / timeoutMicros, nowMicros);
        }
        if (patience > 1 && nowMicros - changedMicros >= 2 * timeoutMicros) {
            patience--;
            changedMicros = nowMicros;
        }
    }

    /** That member answered a probe after so long, in time or not. */
    void answered(int from, long roundTripMicros, long nowMicros) {
        boolean isLate = roundTripMicros > timeoutMicros;
        count(from, isLate);
        if (isLate) {
            blameMyself(1 + roundTripMicros / timeoutMicros, nowMicros);
        }
    }

    /** Others reach a member this peer held for silent. */
    void wasWrong(int target, long nowMicros) {
        count(target, true);
        blameMyself(patience + 1, nowMicros);
    }

    /** Puts that member last of those remembered, instead of itself or else of the first. */
    private void count(int id, boolean isLate) {
        int at = 0;
        while (at < heardCount && heard[at] != id) {
            at++;
        }
        int place = last;
        if (at < heardCount) {
            // Who comes after it moves one place forward, round the end.
            for (place = at; place != last; place = at) {
                at = (place + 1) % heardCount;
                put(place, heard[at], (late >>> at & 1) != 0);
            }
        } else if (heardCount < HEARD) {
            place = heardCount++;
        } else {
            place = (last + 1) % HEARD;
        }
        put(place, id, isLate);
        last = place;
    }

    private void put(int place, int id, boolean isLate) {
        heard[place] = id;
        int bit = 1 << place;
        late = isLate ? (late | bit) : (late & ~bit);
    }

    private void blameMyself(long needed, long nowMicros) {
        if (Integer.bitCount(late) >= FEWEST && 2 * Integer.bitCount(late) > heardCount) {
            need(needed, nowMicros);
        }
    }

    private void need(long needed, long nowMicros) {
        patience = (int) Math.min(most, Math.max(patience, needed));
        changedMicros = nowMicros;
    }
}
