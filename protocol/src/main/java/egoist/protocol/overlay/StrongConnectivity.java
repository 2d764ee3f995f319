package egoist.protocol.overlay;

import java.util.Arrays;

/**
 * Whether every member of an overlay reaches every other over links between members. Two searches from one member, along
 * the links and against them; one instance, with its workspace, serves one thread at a time.
 */
public final class StrongConnectivity {
    private int[] queue = new int[0];
    private int[] intoStart = new int[0];
    private int[] into = new int[0];
    private boolean[] member = new boolean[0];
    private boolean[] seen = new boolean[0];

    /**
     * Whether the overlay restricted to {@code members} is strongly connected; true for none or one.
     *
     * @param members peer ids, each once
     */
    public boolean stronglyConnected(Overlay overlay, int[] members) {
        if (members.length < 2) {
            return true;
        }
        int peers = overlay.peers();
        if (queue.length < peers) {
            queue = new int[peers];
            intoStart = new int[peers + 1];
            member = new boolean[peers];
            seen = new boolean[peers];
        }
        Arrays.fill(member, false);
        for (int peer : members) {
            member[peer] = true;
        }
        return reachedForward(overlay, members[0]) == members.length
                && reachedBackward(overlay, members) == members.length;
    }

    private int reachedForward(Overlay overlay, int start) {
        Arrays.fill(seen, false);
        seen[start] = true;
        queue[0] = start;
        int tail = 1;
        for (int head = 0; head < tail; head++) {
            int link = queue[head] * overlay.stride();
            int end = link + overlay.degree(queue[head]);
            tail = meet(overlay.targets(), link, end, tail);
        }
        return tail;
    }

    private int reachedBackward(Overlay overlay, int[] members) {
        invert(overlay, members);
        Arrays.fill(seen, false);
        seen[members[0]] = true;
        queue[0] = members[0];
        int tail = 1;
        for (int head = 0; head < tail; head++) {
            tail = meet(into, intoStart[queue[head]], intoStart[queue[head] + 1], tail);
        }
        return tail;
    }

    private int meet(int[] peers, int from, int to, int tail) {
        for (int i = from; i < to; i++) {
            int peer = peers[i];
            if (member[peer] && !seen[peer]) {
                seen[peer] = true;
                queue[tail++] = peer;
            }
        }
        return tail;
    }

    /** Lists for each peer the members that link to it. */
    private void invert(Overlay overlay, int[] members) {
        int peers = overlay.peers();
        Arrays.fill(intoStart, 0, peers + 1, 0);
        int links = 0;
        for (int peer : members) {
            int first = peer * overlay.stride();
            for (int link = first; link < first + overlay.degree(peer); link++) {
                intoStart[overlay.targets()[link]]++;
                links++;
            }
        }
        for (int peer = 0, sum = 0; peer <= peers; peer++) {
            sum += intoStart[peer];
            intoStart[peer] = sum;
        }
        if (into.length < links) {
            into = new int[links];
        }
        for (int peer : members) {
            int first = peer * overlay.stride();
            for (int link = first; link < first + overlay.degree(peer); link++) {
                into[--intoStart[overlay.targets()[link]]] = peer;
            }
        }
    }
}
