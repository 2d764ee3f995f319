package egoist.protocol;

import egoist.protocol.overlay.Overlay;
import java.util.Iterator;
import java.util.TreeMap;

/**
 * Links of others that this peer found to be worse than announced when it tried them. Three times in a row, and they count for
 * what was found, here and for a while; after that once more is enough. It tells nobody, so it is no weapon.
 */
final class LegDoubts {
    private static final int ENOUGH = 3;
    private static final int MOST = 1024;
    private static final int HALF = 32;

    private final long memoryMicros;
    private final TreeMap<Long, Doubt> doubts = new TreeMap<>();
    private int convicted;

    /** @param worth the least that was found in a row */
    private record Doubt(int times, int worth, long untilMicros) {
        private boolean certain() {
            return times >= ENOUGH;
        }
    }

    LegDoubts(long memoryMicros) {
        this.memoryMicros = memoryMicros;
    }

    private static long leg(int from, int to) {
        return (long) from << HALF | to;
    }

    /** It was found as announced: what was held against it is void, unless that was enough. */
    void right(int from, int to) {
        doubts.computeIfPresent(leg(from, to), (leg, doubt) -> doubt.certain() ? doubt : null);
    }

    /** It was found to be worth no more than that. */
    void wrong(int from, int to, int worth, long now) {
        Doubt before = doubts.get(leg(from, to));
        if (before == null && doubts.size() >= MOST) {
            return;
        }
        Doubt after = before == null
                ? new Doubt(1, worth, now + memoryMicros)
                : new Doubt(Math.min(ENOUGH, before.times + 1), Math.min(before.worth, worth), now + memoryMicros);
        convicted += after.certain() && (before == null || !before.certain()) ? 1 : 0;
        doubts.put(leg(from, to), after);
    }

    /** Forgets what is long ago; what was certain is suspected for as long again. */
    void forget(long now) {
        for (Iterator<java.util.Map.Entry<Long, Doubt>> all = doubts.entrySet().iterator(); all.hasNext(); ) {
            java.util.Map.Entry<Long, Doubt> one = all.next();
            Doubt doubt = one.getValue();
            if (now < doubt.untilMicros) {
                continue;
            }
            if (doubt.certain()) {
                convicted--;
                one.setValue(new Doubt(ENOUGH - 1, doubt.worth, now + memoryMicros));
            } else {
                all.remove();
            }
        }
    }

    /** How many links count for less than announced. */
    int count() {
        return convicted;
    }

    /** The links with those that are doubted at what they were found to be worth; the same overlay if there are none. */
    Overlay applied(Overlay counted) {
        if (convicted == 0) {
            return counted;
        }
        Overlay doubted = new Overlay(counted.peers(), counted.stride());
        for (int from = 0; from < counted.peers(); from++) {
            int first = from * counted.stride();
            for (int link = first; link < first + counted.degree(from); link++) {
                Doubt doubt = doubts.get(leg(from, counted.targets()[link]));
                int told = counted.costs()[link];
                int cost = doubt != null && doubt.certain() ? Math.max(told, doubt.worth) : told;
                doubted.add(from, counted.targets()[link], cost);
            }
        }
        return doubted;
    }
}
