package egoist.protocol;

import egoist.protocol.overlay.IdSet;
import egoist.protocol.overlay.Overlay;
import java.util.ArrayList;
import java.util.List;

/**
 * Links of others that this peer found to be worse than announced when it tried them. Three times in a row, and they count for
 * what was found, here and for a while; after that once more is enough. It tells nobody, so it is no weapon.
 */
final class LegDoubts {
    private static final int ENOUGH = 3;
    private static final int MOST = 1024;

    private final long memoryMicros;
    private final List<Doubt> doubts = new ArrayList<>();

    /** @param worth the least that was found in a row */
    private record Doubt(int from, int to, int times, int worth, long untilMicros) {
        private boolean certain() {
            return times >= ENOUGH;
        }

        private Doubt times(int now, int found, long until) {
            return new Doubt(from, to, now, found, until);
        }
    }

    LegDoubts(long memoryMicros) {
        this.memoryMicros = memoryMicros;
    }

    /** There are few, so they are looked up one by one. */
    private int find(int from, int to) {
        for (int i = 0; i < doubts.size(); i++) {
            if (doubts.get(i).from == from && doubts.get(i).to == to) {
                return i;
            }
        }
        return -1;
    }

    /** It was found as announced: what was held against it is void, unless that was enough. */
    void right(int from, int to) {
        int at = find(from, to);
        if (at >= 0 && !doubts.get(at).certain()) {
            doubts.remove(at);
        }
    }

    /** It was found to be worth no more than that. */
    void wrong(int from, int to, int worth, long now) {
        long until = now + memoryMicros;
        int at = find(from, to);
        if (at >= 0) {
            Doubt before = doubts.get(at);
            doubts.set(at, before.times(Math.min(ENOUGH, before.times + 1), Math.min(before.worth, worth), until));
        } else if (doubts.size() < MOST) {
            doubts.add(new Doubt(from, to, 1, worth, until));
        }
    }

    /** Forgets what is long ago; what was certain is suspected for as long again. */
    void forget(long now) {
        doubts.removeIf(doubt -> !doubt.certain() && now >= doubt.untilMicros);
        doubts.replaceAll(doubt -> doubt.certain() && now >= doubt.untilMicros
                ? doubt.times(ENOUGH - 1, doubt.worth, now + memoryMicros)
                : doubt);
    }

    /** How many links count for less than announced. */
    int count() {
        return (int) doubts.stream().filter(Doubt::certain).count();
    }

    /** The links with those that are doubted at what they were found to be worth; the same overlay if there are none. */
    Overlay applied(Overlay counted) {
        IdSet owners = new IdSet();
        doubts.stream().filter(Doubt::certain).forEach(doubt -> owners.set(doubt.from));
        if (owners.isEmpty()) {
            return counted;
        }
        Overlay doubted = new Overlay(counted.peers(), counted.stride());
        for (int from = 0; from < counted.peers(); from++) {
            boolean doubtful = owners.get(from);
            int first = from * counted.stride();
            for (int link = first; link < first + counted.degree(from); link++) {
                int to = counted.targets()[link];
                int told = counted.costs()[link];
                doubted.add(from, to, doubtful ? worth(from, to, told) : told);
            }
        }
        return doubted;
    }

    private int worth(int from, int to, int told) {
        int at = find(from, to);
        return at >= 0 && doubts.get(at).certain() ? Math.max(told, doubts.get(at).worth) : told;
    }
}
