package egoist.benchmarks;

import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.BestResponse;
import egoist.protocol.policy.SwapOrder;
import egoist.protocol.policy.WiringPolicy;
import egoist.protocol.policy.WiringProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Fixtures: overlays after some epochs of best response from random links, when about nine peers in ten still rewire each epoch:
 * two in blocks and two of steepest descent. To settle 5,000 peers takes minutes, so the first two are played among candidates
 * drawn by lot there, and wirings are kept as files below {@code benchmarks/target} (or the folder of the system property
 * {@code egoist.benchmarks.overlays}) for the next run.
 */
public final class SettledOverlays {
    private static final int SEED = 1;
    private static final int LINKS = 5;
    private static final int MOST_PROBLEMS = 200;
    private static final int EPOCHS = 2;

    /** Above this the first epochs, the dearest, are played among candidates drawn by lot. */
    private static final int MANY_PEERS = 2000;

    private static final int CANDIDATES = 300;

    private SettledOverlays() {}

    /** The settled game of a metric, {@code delay} or {@code bandwidth}. */
    static Overlays of(String metric, int peers, int degree) {
        Overlays game = Overlays.of(metric, peers, degree, SEED);
        Path file = Path.of(System.getProperty("egoist.benchmarks.overlays", "benchmarks/target/overlays"))
                .resolve(metric + "-" + peers + "-" + degree + ".txt");
        try {
            if (Files.exists(file)) {
                read(game, Files.readAllLines(file));
            } else {
                settle(game);
                Files.createDirectories(file.getParent());
                Files.write(file, lines(game));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
        return game;
    }

    /** What the peers of a settled game with five links each are to decide, in an order without rhyme; two hundred of them at most. */
    public static WiringProblem[] problems(String metric, int peers) {
        Overlays game = of(metric, peers, Math.min(LINKS, peers - 1));
        int[] ids = new SplittableRandom(SEED)
                .ints(0, peers)
                .distinct()
                .limit(Math.min(peers, MOST_PROBLEMS))
                .toArray();
        return Arrays.stream(ids).mapToObj(game::problem).toArray(WiringProblem[]::new);
    }

    private static void settle(Overlays game) {
        WiringPolicy steepest = new BestResponse();
        if (game.peers() > MANY_PEERS) {
            game.settleAmong(steepest, CANDIDATES, EPOCHS).settle(steepest, 1);
        } else {
            game.settle(new BestResponse(0, 1, SwapOrder.BLOCK), EPOCHS).settle(steepest, EPOCHS);
        }
    }

    private static List<String> lines(Overlays game) {
        return IntStream.range(0, game.peers())
                .mapToObj(peer -> Arrays.stream(game.wiring(peer).toArray())
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    private static void read(Overlays game, List<String> lines) {
        for (int peer = 0; peer < game.peers(); peer++) {
            game.install(
                    peer,
                    Wiring.of(Arrays.stream(lines.get(peer).split(" "))
                            .mapToInt(Integer::parseInt)
                            .toArray()));
        }
    }
}
