package egoist.sim.application;

import egoist.protocol.overlay.Overlay;
import java.util.Arrays;
import java.util.BitSet;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * The swarming of n-way broadcast, chunk by chunk (INFOCOM 2008): every peer has a file for everybody else, all equally large
 * and cut into chunks. A link carries one chunk at a time, at its bandwidth; once free it takes, of the chunks its far end
 * lacks and is not being sent, the rarest, where chunks under way count as there already; the earliest in an order drawn by lot
 * among equals; and it waits if there is none.
 *
 * <p>Not in the model: signalling, the start of transfers, and links that share a bottleneck. A chunk under way is not asked for
 * elsewhere, however slow its link.
 */
final class Swarm {
    private static final long LOT = 2008;

    private final Overlay links;
    private final double chunkKbit;
    /** For each chunk, in the order drawn by lot, whose file it is of. */
    private final int[] files;
    /** For each chunk the peers that hold it or are being sent it. */
    private final int[] copies;

    private final BitSet[] held;
    private final BitSet[] lacked;
    private final int[][] missing;
    private final double[][] finishedSeconds;
    private final BitSet busy = new BitSet();
    private final PriorityQueue<Arrival> arrivals = new PriorityQueue<>();

    /** A chunk that a link hands over; of arrivals at one moment that on the lower link is first. */
    private record Arrival(double seconds, int link, int chunk) implements Comparable<Arrival> {
        @Override
        public int compareTo(Arrival other) {
            int byTime = Double.compare(seconds, other.seconds);
            return byTime != 0 ? byTime : Integer.compare(link, other.link);
        }
    }

    private Swarm(Overlay links, int chunks, double fileKbit) {
        int peers = links.peers();
        this.links = links;
        this.chunkKbit = fileKbit / chunks;
        this.files = shuffled(peers, chunks);
        this.copies = new int[files.length];
        this.held = new BitSet[peers];
        this.lacked = new BitSet[peers];
        this.missing = new int[peers][peers];
        this.finishedSeconds = new double[peers][peers];
        Arrays.fill(copies, 1);
        for (int peer = 0; peer < peers; peer++) {
            held[peer] = new BitSet(files.length);
            for (int chunk = 0; chunk < files.length; chunk++) {
                held[peer].set(chunk, files[chunk] == peer);
            }
            lacked[peer] = (BitSet) held[peer].clone();
            lacked[peer].flip(0, files.length);
            Arrays.fill(missing[peer], chunks);
            Arrays.fill(finishedSeconds[peer], Double.POSITIVE_INFINITY);
            finishedSeconds[peer][peer] = 0;
        }
    }

    /**
     * When each peer has each file complete, in seconds: row = peer, column = whose file; infinite if it never has.
     *
     * @param links bandwidths in kbit/s; a link without any carries nothing
     * @param chunks pieces of a file, at least 1
     * @param fileKbit size of a file
     */
    static double[][] finishedSeconds(Overlay links, int chunks, double fileKbit) {
        Swarm swarm = new Swarm(links, chunks, fileKbit);
        swarm.run();
        return swarm.finishedSeconds;
    }

    private static int[] shuffled(int peers, int chunks) {
        int[] files = new int[peers * chunks];
        for (int i = 0; i < files.length; i++) {
            files[i] = i / chunks;
        }
        SplittableRandom random = new SplittableRandom(LOT);
        for (int i = files.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int drawn = files[j];
            files[j] = files[i];
            files[i] = drawn;
        }
        return files;
    }

    private void run() {
        for (int peer = 0; peer < links.peers(); peer++) {
            startIdleLinksOf(peer, 0);
        }
        for (Arrival next = arrivals.poll(); next != null; next = arrivals.poll()) {
            int to = links.targets()[next.link];
            int file = files[next.chunk];
            held[to].set(next.chunk);
            if (--missing[to][file] == 0) {
                finishedSeconds[to][file] = next.seconds;
            }
            busy.clear(next.link);
            start(next.link, next.seconds);
            startIdleLinksOf(to, next.seconds);
        }
    }

    private void startIdleLinksOf(int peer, double seconds) {
        int first = peer * links.stride();
        for (int link = first; link < first + links.degree(peer); link++) {
            if (!busy.get(link)) {
                start(link, seconds);
            }
        }
    }

    /** Lets a free link carry the next chunk, if there is one. */
    private void start(int link, double seconds) {
        int kbps = links.costs()[link];
        int to = links.targets()[link];
        int rarest = kbps > 0 ? rarest(held[link / links.stride()], lacked[to]) : -1;
        if (rarest >= 0) {
            copies[rarest]++;
            lacked[to].clear(rarest);
            busy.set(link);
            arrivals.add(new Arrival(seconds + chunkKbit / kbps, link, rarest));
        }
    }

    private int rarest(BitSet there, BitSet lackedHere) {
        BitSet useful = (BitSet) there.clone();
        useful.and(lackedHere);
        int rarest = -1;
        for (int chunk = useful.nextSetBit(0); chunk >= 0; chunk = useful.nextSetBit(chunk + 1)) {
            if (rarest < 0 || copies[chunk] < copies[rarest]) {
                rarest = chunk;
            }
        }
        return rarest;
    }
}
