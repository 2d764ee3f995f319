package egoist.sim.application;

import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.OverlayGraphView;
import egoist.protocol.overlay.ShortestPaths;
import egoist.sim.measure.Measured;
import java.util.List;
import java.util.stream.IntStream;
import org.jgrapht.alg.flow.PushRelabelMFImpl;

/**
 * n-way broadcast (INFOCOM 2008; dissertation, chapter 4): everybody sends a file to everybody by swarming over the overlay.
 * When the transfers are finished, and the maximum flows that wirings for broadcast are made for.
 *
 * <p>The papers plot an average and a worst finish and do not say over what the average is: here it is over pairs (when one
 * peer has the file of another) and over files (when all have it). The worst is the same for both.
 */
final class Broadcast implements Application {
    /** Chunks and maximum flows of all pairs take minutes beyond this. */
    private static final int MOST_PEERS = 200;

    private final int chunks;
    private final double fileKbit;

    /**
     * @param fileMbytes size of each file in megabytes
     * @param chunks pieces of a file, at least 1
     */
    Broadcast(double fileMbytes, int chunks) {
        this.chunks = chunks;
        this.fileKbit = fileMbytes * 8_000;
    }

    @Override
    public List<Measured> measure(Surroundings setting) {
        int peers = setting.peers();
        if (peers < 2 || peers > MOST_PEERS) {
            return List.of();
        }
        Overlay links = setting.inBandwidth();
        double[][] finished = Swarm.finishedSeconds(links, chunks, fileKbit);
        double pairs = 0;
        double files = 0;
        double worst = 0;
        for (int file = 0; file < peers; file++) {
            double last = 0;
            for (int peer = 0; peer < peers; peer++) {
                pairs += finished[peer][file];
                last = Math.max(last, finished[peer][file]);
            }
            files += last;
            worst = Math.max(worst, last);
        }
        return List.of(
                finish("pairs", pairs / peers / (peers - 1)),
                finish("files", files / peers),
                finish("worst", worst),
                flow("least", links, true),
                flow("mean", links, false));
    }

    private static Measured finish(String at, double seconds) {
        return new Measured("broadcast-finish-s", at, Double.isInfinite(seconds) ? Double.NaN : seconds);
    }

    /** Mean over sources of the least, or the mean, of the maximum flows to all others, in Mbit/s. */
    private static Measured flow(String at, Overlay links, boolean least) {
        PushRelabelMFImpl<Integer, Integer> flow =
                new PushRelabelMFImpl<>(new OverlayGraphView(links, ShortestPaths.NOBODY));
        double sum = 0;
        for (int source = 0; source < links.peers(); source++) {
            int from = source;
            var flows = IntStream.range(0, links.peers())
                    .filter(target -> target != from)
                    .mapToDouble(target -> flow.getMaximumFlowValue(from, target));
            sum += (least ? flows.min() : flows.average()).orElse(0);
        }
        return new Measured("broadcast-flow-mbps", at, sum / links.peers() / 1000);
    }
}
