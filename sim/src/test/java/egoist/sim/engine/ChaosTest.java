package egoist.sim.engine;

import static egoist.sim.engine.Simulations.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import egoist.protocol.Peer;
import egoist.protocol.message.Announcement;
import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.PrimitiveDijkstra;
import egoist.sim.churn.ChurnEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Seeds by random stacks of faults and churn. Invariants hold after every event; after the last trouble all peers agree again
 * within a bound. A failing seed is shrunk to the shortest list of troubles that still fails, and says how to replay it.
 *
 * <p>One seed: {@code ./mvnw -pl sim -am test -Dtest=ChaosTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Degoist.chaos.seed=17}; a thousand seeds of up to 200 peers: {@code ./mvnw -Pexperiments -pl sim -am verify}, or fewer by {@code
 * -Degoist.chaos.seeds=100}.
 */
class ChaosTest {
    private static final int PINNED_SEEDS = 25;
    private static final long MANY_SEEDS = 1000;
    private static final int FEWEST = 20;
    private static final long AGREE_WITHIN_MICROS = 150 * SECOND;

    static LongStream seeds() {
        Long one = Long.getLong("egoist.chaos.seed");
        return one != null ? LongStream.of(one) : LongStream.range(0, PINNED_SEEDS);
    }

    /** Others than the pinned ones. */
    static LongStream manySeeds() {
        return LongStream.range(MANY_SEEDS, MANY_SEEDS + Long.getLong("egoist.chaos.seeds", MANY_SEEDS));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void invariantsHoldAndPeersAgreeAgain(long seed) {
        hold(seed, Integer.getInteger("egoist.chaos.peers", 40));
    }

    @Tag("experiment")
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("manySeeds")
    void invariantsHoldInLargerOverlaysToo(long seed) {
        hold(seed, 200);
    }

    /** A pause as long as a good-bye is remembered: who slept told the others of a peer that had left meanwhile. */
    @Test
    void whoSleptBringsNobodyBack() {
        hold(1371, 200);
    }

    private static void hold(long seed, int mostPeers) {
        String report = report(Chaos.of(seed, FEWEST, mostPeers), mostPeers);
        if (report != null) {
            fail(report);
        }
    }

    /** What goes wrong in that run, with the fewest troubles it still goes wrong with and how to see it again; or null. */
    private static @Nullable String report(Chaos chaos, int mostPeers, Invariant... more) {
        String failure = failure(chaos, more);
        if (failure == null) {
            return null;
        }
        List<Chaos.Trouble> fewest = shrink(chaos.troubles(), troubles -> failure(chaos.with(troubles), more) != null);
        return failure + "\nshrunk to: " + chaos.with(fewest).describe() + "\nfailing then: "
                + failure(chaos.with(fewest), more) + "\nreplay: ./mvnw -pl sim -am test -Dtest=ChaosTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Degoist.chaos.seed=" + chaos.seed()
                + " -Degoist.chaos.peers=" + mostPeers;
    }

    /** A fault planted in one of many troubles is found to be that one's, alone. */
    @Test
    void aPlantedFaultIsShrunkToItsTrouble() {
        long seed = 0;
        Chaos chaos = Chaos.of(seed, FEWEST, FEWEST);
        while (crashes(chaos).isEmpty() || chaos.troubles().size() < 6) {
            chaos = Chaos.of(++seed, FEWEST, FEWEST);
        }
        Chaos.Trouble.Churny planted = crashes(chaos).get(0);
        Invariant nobodyMayCrashThen = (simulator, peer) -> assertTrue(
                simulator.nowMicros() != planted.event().atMicros()
                        || simulator.present(planted.event().peer()),
                "a planted fault");
        String report = report(chaos, FEWEST, nobodyMayCrashThen);
        assertNotNull(report, "seed " + seed);
        String shrunk = report.substring(report.indexOf("shrunk to: "), report.indexOf("\nfailing then"));
        assertEquals("shrunk to: " + chaos.with(List.of(planted)).describe(), shrunk);
        assertTrue(report.contains("failing then: org.opentest4j.AssertionFailedError: a planted fault"), report);
        assertTrue(report.contains("-Degoist.chaos.seed=" + seed + " "), report);
    }

    private static List<Chaos.Trouble.Churny> crashes(Chaos chaos) {
        return chaos.troubles().stream()
                .filter(Chaos.Trouble.Churny.class::isInstance)
                .map(Chaos.Trouble.Churny.class::cast)
                .filter(churny -> churny.event().kind() == ChurnEvent.Kind.CRASH)
                .toList();
    }

    @Test
    void shrinkingFindsTheShortestFailingList() {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < 37; i++) {
            all.add(i);
        }
        assertEquals(List.of(3, 30), shrink(all, some -> some.contains(3) && some.contains(30)));
        assertEquals(List.of(36), shrink(all, some -> some.contains(36)));
        assertEquals(List.of(), shrink(all, some -> true));
    }

    /** What goes wrong in that run, or null. */
    private static @Nullable String failure(Chaos chaos, Invariant... more) {
        try (Simulator simulator = chaos.simulator()) {
            simulator.check(new FreshAnnouncements(chaos.peers()));
            simulator.check(new BoundedMemory());
            List.of(more).forEach(simulator::check);
            simulator.run(Chaos.CALM_MICROS);
            long deadline = Chaos.CALM_MICROS + AGREE_WITHIN_MICROS;
            while (!agree(simulator)) {
                if (simulator.nowMicros() >= deadline) {
                    return "no agreement: " + disagreement(simulator);
                }
                simulator.run(simulator.nowMicros() + SECOND);
            }
            checkRoutes(simulator);
            return null;
        } catch (AssertionError | RuntimeException e) {
            return String.valueOf(e);
        }
    }

    /** Whether everybody there has the same database, of all who are there and nobody else. */
    private static boolean agree(Simulator simulator) {
        long digest = 0;
        boolean first = true;
        for (int peer = 0; peer < simulator.peers(); peer++) {
            if (simulator.present(peer)) {
                if (simulator.status(peer).announced() != simulator.presentPeers()) {
                    return false;
                }
                long its = simulator.status(peer).digest();
                if (!first && its != digest) {
                    return false;
                }
                digest = its;
                first = false;
            }
        }
        return true;
    }

    private static String disagreement(Simulator simulator) {
        StringBuilder text = new StringBuilder(simulator.presentPeers() + " peers there;");
        for (int peer = 0; peer < simulator.peers(); peer++) {
            if (simulator.present(peer)) {
                text.append(" peer ")
                        .append(peer)
                        .append(" has ")
                        .append(simulator.status(peer).announced())
                        .append(" at ")
                        .append(Long.toHexString(simulator.status(peer).digest()));
            }
        }
        return text.toString();
    }

    /** On equal views, each peer forwarding by its own shortest paths, every message that can arrive does. */
    private static void checkRoutes(Simulator simulator) {
        int peers = simulator.peers();
        int[][] nextHops = new int[peers][];
        for (int peer = 0; peer < peers; peer++) {
            nextHops[peer] = simulator.present(peer) ? nextHops(view(simulator.peer(peer), peers), peer) : new int[0];
        }
        for (int source = 0; source < peers; source++) {
            for (int target = 0; target < peers && nextHops[source].length > 0; target++) {
                int at = source;
                for (int hops = 0; at != target && nextHops[source][target] >= 0; hops++) {
                    assertTrue(hops < peers, "a loop from " + source + " to " + target);
                    at = nextHops[at][target];
                    assertTrue(at >= 0, "a dead end from " + source + " to " + target);
                }
            }
        }
    }

    private static Overlay view(Peer peer, int peers) {
        Overlay overlay = new Overlay(peers, Simulations.DEGREE);
        for (int origin = 0; origin < peers; origin++) {
            Announcement announcement = peer.announcement(origin);
            for (int i = 0; announcement != null && i < announcement.degree(); i++) {
                overlay.add(origin, announcement.neighbour(i), announcement.cost(i));
            }
        }
        return overlay;
    }

    /** For each target the neighbour of {@code self} on a shortest path, the smallest id of equals; -1 if there is none. */
    private static int[] nextHops(Overlay view, int self) {
        PrimitiveDijkstra paths = new PrimitiveDijkstra();
        int[] hops = new int[view.peers()];
        long[] best = new long[view.peers()];
        java.util.Arrays.fill(hops, -1);
        java.util.Arrays.fill(best, Long.MAX_VALUE);
        for (int link = 0; link < view.degree(self); link++) {
            int neighbour = view.targets()[self * view.stride() + link];
            long[] onward = paths.from(view, PathAlgebra.ADDITIVE, neighbour);
            for (int target = 0; target < hops.length; target++) {
                boolean reached = onward[target] != PathAlgebra.ADDITIVE.unreachable();
                long through = reached ? onward[target] + view.cost(self, neighbour) : Long.MAX_VALUE;
                if (through < best[target]) {
                    best[target] = through;
                    hops[target] = neighbour;
                }
            }
        }
        return hops;
    }

    /** The shortest list found by leaving out ever smaller parts as long as what is left still fails. */
    private static <T> List<T> shrink(List<T> failing, Predicate<List<T>> fails) {
        List<T> shortest = failing;
        int part = Math.max(1, failing.size() / 2);
        while (!shortest.isEmpty()) {
            boolean shorter = false;
            for (int from = 0; from < shortest.size(); ) {
                List<T> rest = new ArrayList<>(shortest.subList(0, from));
                rest.addAll(shortest.subList(Math.min(shortest.size(), from + part), shortest.size()));
                if (fails.test(rest)) {
                    shortest = rest;
                    shorter = true;
                } else {
                    from += part;
                }
            }
            if (!shorter && part == 1) {
                break;
            }
            part = Math.max(1, part / 2);
        }
        return shortest;
    }
}
