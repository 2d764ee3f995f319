package egoist.benchmarks;

import egoist.protocol.overlay.JGraphTDijkstra;
import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.BestResponse;
import egoist.protocol.policy.OptimalWiring;
import egoist.protocol.policy.SwapOrder;
import egoist.protocol.policy.WiringCost;
import egoist.protocol.policy.WiringPolicy;
import egoist.protocol.policy.WiringProblem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Best response against others, in turns: a few decisions by the engine, the same few by JGraphT's definition, by all-pairs paths
 * with FastPAM1, by ELKI, and again, so that whatever else the machine does meets them all alike. Prints medians of CPU time
 * and their ratios. Answers are compared, too, and a difference ends the program.
 *
 * <p>Run: {@code java -XX:+UseSerialGC -cp benchmarks/target/egoist-benchmarks.jar egoist.benchmarks.EngineFigures turns 1000}, or
 * one of {@code turns N}, {@code sampled N} (turns where whole epochs would take too long),
 * {@code epochs METRIC N EPOCHS}, {@code first METRIC N WAY} (steepest, block or joins), {@code medoids N}, {@code optimum},
 * {@code memory N}, one after another as many as wanted; five links a peer.
 */
public final class EngineFigures {
    private static final int ROUNDS = 7;
    private static final int LINKS = 5;
    private static final int FIRST_EPOCHS = 4;
    private static final int COLD_TURNS = 20;
    private static final int CANDIDATES = 300;
    private static final int WARM_TURNS = 50;
    private static final int SAMPLED_TURNS = 200;

    /** Above this the definition would take half a minute a decision. */
    private static final int LARGEST_DEFINED = 2000;

    private static final WiringPolicy ENGINE = new BestResponse();
    private static final WiringPolicy BLOCK = new BestResponse(0, 1, SwapOrder.BLOCK);

    /** Has decided nothing yet when its memory is measured, and is kept. */
    private static final WiringPolicy FRESH = new BestResponse();

    private EngineFigures() {}

    public static void main(String[] arguments) {
        List<String> words = Arrays.asList(arguments);
        Overlays.delay(60, LINKS, 3).settle(ENGINE, 200).settle(BLOCK, 100);
        for (int at = 0; at < words.size(); ) {
            String what = words.get(at++);
            switch (what) {
                case "turns" -> turns(Integer.parseInt(words.get(at++)));
                case "sampled" -> sampled(Integer.parseInt(words.get(at++)));
                case "epochs" ->
                    epochs(words.get(at++), Integer.parseInt(words.get(at++)), Integer.parseInt(words.get(at++)));
                case "first" -> firstEpochs(words.get(at++), Integer.parseInt(words.get(at++)), words.get(at++));
                case "medoids" -> medoids(Integer.parseInt(words.get(at++)));
                case "optimum" -> optimum();
                case "memory" -> memory(Integer.parseInt(words.get(at++)));
                default -> throw new IllegalArgumentException("no such figure: " + what);
            }
        }
    }

    /** Turns of the engine, and now and then one of the others on what the next peer has to decide. */
    private static void turns(int peers) {
        Overlays game = SettledOverlays.of("delay", peers, LINKS);
        WiringPolicy definition = BestResponse.byDefinition(JGraphTDijkstra::new);
        WiringPolicy allPairs = new AllPairsSwapSearch();
        boolean defined = peers <= LARGEST_DEFINED;
        int slice = Math.min(peers, Math.max(20, 200_000 / peers));
        Clock engine = new Clock();
        Clock jgrapht = new Clock();
        Clock matrix = new Clock();
        int peer = 0;
        int changed = 0;
        for (int round = -2; round < ROUNDS; round++) {
            int from = peer;
            int changes = 0;
            long start = Clock.now();
            for (; peer < from + slice; peer++) {
                changes += game.turn(ENGINE, peer % peers) ? 1 : 0;
            }
            engine.add(round, start, slice);
            changed += round < 0 ? 0 : changes;
            int warming = round < 0 ? 4 : 1;
            for (int other = 0; other < Math.max(1, warming * 300 / peers); other++) {
                WiringProblem problem = game.problem((peer + 7 * other) % peers);
                Wiring expected = ENGINE.choose(problem);
                matrix.time(round, allPairs, problem, expected);
                if (defined) {
                    jgrapht.time(round, definition, problem, expected);
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "turn, delay, n=%d: engine %.1f us (%d of %d rewired; an epoch of such turns %.2f s), all pairs and FastPAM1"
                        + " %.0f us = %.1fx%s%n",
                peers,
                engine.median(),
                changed,
                ROUNDS * slice,
                engine.mean() * peers / 1e6,
                matrix.median(),
                matrix.median() / engine.median(),
                defined
                        ? String.format(
                                Locale.ROOT,
                                ", JGraphT's definition %.0f us = %.0fx",
                                jgrapht.median(),
                                jgrapht.median() / engine.median())
                        : "");
    }

    /**
     * Turns of peers drawn by lot, after epochs in which everyone chose among a few hundred candidates only, since to settle some
     * thousand peers takes minutes. So these turns find more to do than later ones would: times are upper bounds.
     */
    private static void sampled(int peers) {
        Overlays game = Overlays.delay(peers, LINKS, 1).settleAmong(ENGINE, CANDIDATES, FIRST_EPOCHS - 1);
        int[] lots = new SplittableRandom(peers)
                .ints(0, peers)
                .distinct()
                .limit(WARM_TURNS + SAMPLED_TURNS)
                .toArray();
        Clock clock = new Clock();
        int changed = 0;
        for (int turn = 0; turn < lots.length; turn++) {
            long start = Clock.now();
            boolean rewired = game.turn(ENGINE, lots[turn]);
            clock.add(turn - WARM_TURNS, start, 1);
            changed += rewired && turn >= WARM_TURNS ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "sampled turns, delay, n=%d: median %.0f us, mean %.0f us, so %.1f s an epoch; %d of %d rewired%n",
                peers,
                clock.median(),
                clock.mean(),
                clock.mean() * peers / 1e6,
                changed,
                SAMPLED_TURNS);
    }

    /** Whole epochs of a settled game. */
    private static void epochs(String metric, int peers, int epochs) {
        Overlays game = SettledOverlays.of(metric, peers, LINKS);
        Clock clock = new Clock();
        for (int epoch = 0; epoch < epochs; epoch++) {
            long start = Clock.now();
            int changed = 0;
            for (int peer = 0; peer < peers; peer++) {
                changed += game.turn(ENGINE, peer) ? 1 : 0;
            }
            clock.add(epoch, start, 1e6);
            System.out.printf(Locale.ROOT, "epoch %d: %d rewired, CPU seconds so far %s%n", epoch, changed, clock);
        }
        System.out.printf(
                Locale.ROOT, "epoch, %s, n=%d, settled: %s; median %.3f s%n", metric, peers, clock, clock.median());
    }

    /** The first epochs by one of the three ways there are to begin, and what the overlay costs after each. */
    private static void firstEpochs(String metric, int peers, String way) {
        Overlays game = Overlays.of(metric, peers, LINKS, 1);
        for (int epoch = 0; epoch < FIRST_EPOCHS; epoch++) {
            long start = Clock.now();
            if (epoch == 0 && way.equals("joins")) {
                game.unwired().join(ENGINE);
            } else {
                game.settle(epoch == 0 && way.equals("block") ? BLOCK : ENGINE, 1);
            }
            System.out.printf(
                    Locale.ROOT,
                    "epoch %d from %s, %s, n=%d: %.3f s, mean path cost %.2f%n",
                    epoch,
                    way,
                    metric,
                    peers,
                    (Clock.now() - start) / 1e9,
                    game.cost() / 1e3 / peers / (peers - 1));
        }
    }

    /** Swap search from a cold start against ELKI's: on the finished matrix as ELKI, and with the paths to be found. */
    private static void medoids(int peers) {
        for (int medoids : new int[] {3, 5, 8}) {
            Medoids problem = new Medoids(peers, medoids, 0);
            Clock elki = new Clock();
            Clock block = new Clock();
            Clock steepest = new Clock();
            Clock finding = new Clock();
            double elkiCost = 0;
            double blockCost = 0;
            double steepestCost = 0;
            int starts = 3 * ROUNDS;
            for (int start = -starts; start < starts; start++) {
                Medoids drawn = problem.from(start);
                long begin = Clock.now();
                int[] byElki = drawn.fasterPam();
                elki.add(start, begin, 1);
                begin = Clock.now();
                Wiring byBlock = drawn.swaps(SwapOrder.BLOCK);
                block.add(start, begin, 1);
                begin = Clock.now();
                Wiring bySteepest = drawn.swaps(SwapOrder.STEEPEST);
                steepest.add(start, begin, 1);
                finding.time(start, BLOCK, drawn.problem(), byBlock);
                elkiCost += drawn.cost(byElki);
                blockCost += drawn.cost(byBlock.toArray());
                steepestCost += drawn.cost(bySteepest.toArray());
            }
            System.out.printf(
                    Locale.ROOT,
                    "medoids, n=%d, k=%d: ELKI FasterPAM %.0f us, swaps in blocks %.0f us = %.1fx, cost %.4f of ELKI's;"
                            + " steepest %.0f us = %.1fx, cost %.4f; in blocks, paths to be found, %.0f us = %.1fx%n",
                    peers,
                    medoids,
                    elki.median(),
                    block.median(),
                    elki.median() / block.median(),
                    blockCost / elkiCost,
                    steepest.median(),
                    elki.median() / steepest.median(),
                    steepestCost / elkiCost,
                    finding.median(),
                    elki.median() / finding.median());
        }
    }

    /** How often the local search is at the optimum, on overlays that best response has formed. */
    private static void optimum() {
        WiringPolicy sixStarts = new BestResponse(0, 6, SwapOrder.STEEPEST);
        for (int links : new int[] {3, 5}) {
            int decisions = 0;
            int optimal = 0;
            int optimalOfSix = 0;
            double gap = 0;
            Clock one = new Clock();
            Clock six = new Clock();
            for (int seed = 1; seed <= 12; seed++) {
                Overlays game = Overlays.delay(50, links, seed).settle(ENGINE, 6);
                for (int peer = 0; peer < 50; peer += links) {
                    WiringProblem problem = game.problem(peer);
                    WiringCost best = WiringCost.of(problem, new OptimalWiring().choose(problem));
                    WiringCost ofOne = one.timeCost(ENGINE, problem);
                    WiringCost ofSix = six.timeCost(sixStarts, problem);
                    optimal += ofOne.equals(best) ? 1 : 0;
                    optimalOfSix += ofSix.equals(best) ? 1 : 0;
                    gap += (double) ofOne.sum() / best.sum() - 1;
                    decisions++;
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "optimum, n=50, k=%d: %d of %d turns optimal, mean gap %.4f %%; with six starts %d (%.0f us instead of %.0f)%n",
                    links,
                    optimal,
                    decisions,
                    100 * gap / decisions,
                    optimalOfSix,
                    six.median(),
                    one.median());
        }
    }

    /** What the engine keeps beside the costs, after turns from random links, the worst kind. */
    private static void memory(int peers) {
        Overlays game = Overlays.delay(peers, LINKS, 1);
        long before = Clock.liveBytes();
        for (int turn = 0; turn < COLD_TURNS; turn++) {
            game.turn(FRESH, turn);
        }
        long after = Clock.liveBytes();
        System.out.printf(
                Locale.ROOT,
                "memory, n=%d: the engine keeps %d KB after %d turns from random links%n",
                peers,
                (after - before) / 1024,
                COLD_TURNS);
    }
}
