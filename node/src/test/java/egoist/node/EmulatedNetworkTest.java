package egoist.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import egoist.node.view.ControlTraffic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Ten nodes, each a process in a namespace of its own, on measured delays that the kernel's TCP and UDP meet: pairs that do not hear
 * each other, one way or both, links that turn bad, nodes that fall silent, a partition. Timers are those nodes really have. Times go
 * to {@code target/live-network.csv}. Needs root; see {@link EmulatedNetwork}.
 */
@Tag("live")
@Timeout(1200)
class EmulatedNetworkTest {
    private static final int NODES = 10;
    private static final int DEGREE = 3;
    private static final long SEED = Long.getLong("egoist.seed", 1);
    private static final double MILLI = 1000;

    @TempDir
    private Path directory;

    private final Processes processes =
            new Processes(SEED, new Times("10 processes on delays", Path.of("target/live-network.csv")));
    private final List<EmulatedNetwork> networks = new ArrayList<>();
    private double[][] millis = new double[0][];

    @AfterEach
    void end() {
        processes.close();
        networks.forEach(EmulatedNetwork::close);
    }

    @Test
    void whatNetworksDoIsBorne() throws Exception {
        Optional<String> missing = EmulatedNetwork.missing();
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        millis = Arrays.stream(MeasuredDelays.oneWayMicros(NODES + 1))
                .map(row ->
                        Arrays.stream(row).mapToDouble(delay -> delay / MILLI).toArray())
                .toArray(double[][]::new);
        EmulatedNetwork network = new EmulatedNetwork(millis, directory);
        networks.add(network);
        for (int i = 0; i <= NODES; i++) {
            processes.add(new NodeProcess(i, network.place(i), network.place(0).address(), DEGREE, directory)
                    .with("policy.policy", "epsilon-best-response")
                    .with("policy.epsilon", "0.1")); // so that it comes to rest
        }
        processes.startAll();
        processes.whole("cold start of all", 30);
        atRest(network);
        pairCut(network);
        oneWayCut(network);
        slower(network);
        silent(network);
        partition(network);
        losing(network);
    }

    /** What is sent and measured when nothing happens. */
    private void atRest(EmulatedNetwork network) throws Exception {
        int seconds = 60;
        Thread.sleep(100_000); // everybody has pinged everybody twice and decided once
        long before = sent(network);
        Map<String, Long> told = told("traffic", "sentBytes");
        Map<String, Long> counted = told("counts");
        Thread.sleep(seconds * 1000L);
        Map<String, Long> kinds = told("traffic", "sentBytes");
        kinds.replaceAll((kind, bytes) -> (bytes - told.getOrDefault(kind, 0L)) * 8 / seconds / NODES);
        Map<String, Long> counts = told("counts");
        counts.replaceAll((kind, count) -> count - counted.getOrDefault(kind, 0L));
        double bits = (sent(network) - before) * 8.0 / seconds / NODES;
        double expected = ControlTraffic.expectedBits(LocalOverlay.usual(DEGREE).config(), NODES);
        List<Double> errors = errors();
        String found = String.format(
                Locale.ROOT,
                "bit/s sent %.0f, expected %.0f, by kind without headers %s; of all %s; error of a ping p50 %.2f ms, p95 %.2f ms",
                bits,
                expected,
                kinds,
                counts,
                errors.get(errors.size() / 2),
                errors.get(errors.size() * 95 / 100));
        System.out.println(found);
        Files.writeString(Path.of("target/live-network-rest.txt"), found + "\n");
        assertTrue(bits < 1.25 * expected * Times.PATIENCE, found);
        assertTrue(errors.get(errors.size() / 2) < 3 * Times.PATIENCE, found);
    }

    /** Numbers that nodes tell in an object of their status, summed over all. */
    private Map<String, Long> told(String... names) {
        Map<String, Long> told = new TreeMap<>();
        for (NodeProcess member : processes.members) {
            JsonNode status = member.get("/v1/status");
            assertTrue(status != null, member.tail());
            for (String name : names) {
                status = status.path(name);
            }
            status.properties()
                    .forEach(one -> told.merge(one.getKey(), one.getValue().asLong(), Long::sum));
        }
        return told;
    }

    private long sent(EmulatedNetwork network) throws Exception {
        long bytes = 0;
        for (int i = 1; i <= NODES; i++) {
            bytes += network.sentBytes(i);
        }
        return bytes;
    }

    /** By how much each node's last ping to each other missed the delays of the network, in milliseconds, ascending. */
    private List<Double> errors() {
        List<Double> errors = new ArrayList<>();
        for (NodeProcess from : processes.members) {
            JsonNode document = from.get("/v1/members");
            assertTrue(document != null, from.tail());
            for (JsonNode member : document.path("members")) {
                if (member.has("rttMicros")) {
                    int i = number(from.name);
                    int j = number(member.path("name").asString());
                    errors.add(Math.abs(member.path("rttMicros").asDouble() / MILLI - millis[i][j] - millis[j][i]));
                }
            }
        }
        assertEquals(NODES * (NODES - 1), errors.size());
        errors.sort(null);
        return errors;
    }

    private static int number(String name) {
        return Integer.parseInt(name.substring(1));
    }

    /** Two nodes: a path from one to the other is their link, and another is at most twice as long. */
    private record Pair(NodeProcess from, NodeProcess to) {
        boolean goesRound() {
            return from.path(to.name).size() > 1;
        }
    }

    private Pair pair() throws Exception {
        List<NodeProcess> shuffled = processes.victims(NODES);
        for (int attempt = 0; attempt < 60; attempt++) {
            for (NodeProcess from : shuffled) {
                for (NodeProcess to : shuffled) {
                    if (from != to && from.path(to.name).equals(List.of(to.name)) && hasAnotherWay(from, to)) {
                        return new Pair(from, to);
                    }
                }
            }
            Thread.sleep(1000);
        }
        throw new AssertionError("no path is a link that another way could stand in for");
    }

    private static boolean hasAnotherWay(NodeProcess from, NodeProcess to) {
        JsonNode why = from.get("/v1/why?to=" + to.name);
        JsonNode ways = why == null ? null : why.path("ways");
        return ways != null
                && ways.size() > 1
                && ways.get(1).path("hops").size() > 1
                && ways.get(1).path("cost").asDouble()
                        < 2 * ways.get(0).path("cost").asDouble();
    }

    private void pairCut(EmulatedNetwork network) throws Exception {
        Pair pair = pair();
        int i = number(pair.from().name);
        int j = number(pair.to().name);
        network.cut(i, j).cut(j, i).apply();
        processes.await("pair cut: another path", 20, pair::goesRound);
        processes.await("pair cut: no link left", 20, () -> !pair.from().linkedTo(pair.to().name));
        Thread.sleep(40_000);
        for (NodeProcess member : processes.members) {
            assertEquals(NODES, member.alive(), "others reach both: " + member.name + " " + member.members());
        }
        restore(network, i, j);
        network.apply();
        processes.whole("pair cut: restored and whole", 60);
    }

    private void restore(EmulatedNetwork network, int i, int j) {
        network.delay(i, j, millis[i][j])
                .delay(j, i, millis[j][i])
                .loss(i, j, 0)
                .loss(j, i, 0);
    }

    private void oneWayCut(EmulatedNetwork network) throws Exception {
        Pair pair = pair();
        int i = number(pair.from().name);
        int j = number(pair.to().name);
        network.cut(i, j).apply();
        processes.await("one way cut: another path", 20, pair::goesRound);
        processes.await("one way cut: no link left", 20, () -> !pair.from().linkedTo(pair.to().name));
        int changes = 0;
        boolean linked = false;
        for (int second = 0; second < 60; second++) {
            boolean now = pair.from().linkedTo(pair.to().name);
            changes += now != linked ? 1 : 0;
            linked = now;
            Thread.sleep(1000);
        }
        assertTrue(changes <= 2, "the link came and went " + changes + " times in a minute");
        for (NodeProcess member : processes.members) {
            assertEquals(NODES, member.alive(), "others reach both: " + member.name + " " + member.members());
        }
        restore(network, i, j);
        network.apply();
        processes.whole("one way cut: restored and whole", 60);
    }

    private void slower(EmulatedNetwork network) throws Exception {
        Pair pair = pair();
        int i = number(pair.from().name);
        int j = number(pair.to().name);
        network.delay(i, j, 5 * millis[i][j]).delay(j, i, 5 * millis[j][i]).apply();
        processes.await("five times the delay: another path", 30, pair::goesRound);
        restore(network, i, j);
        network.apply();
        processes.whole("five times the delay: restored and whole", 60);
    }

    private void losing(EmulatedNetwork network) throws Exception {
        Pair pair = pair();
        int i = number(pair.from().name);
        int j = number(pair.to().name);
        network.loss(i, j, 30).loss(j, i, 30).apply();
        processes.await("30 % loss each way: another path", 30, pair::goesRound);
        restore(network, i, j);
        network.apply();
        processes.whole("30 % loss each way: restored and whole", 60);
    }

    /** Nothing from or to one of them gets through, and no connection of it is closed by anybody's kernel. */
    private void silent(EmulatedNetwork network) throws Exception {
        NodeProcess victim = processes.victims(1).get(0);
        int i = number(victim.name);
        for (int j = 0; j <= NODES; j++) {
            if (j != i) {
                network.cut(i, j).cut(j, i);
            }
        }
        network.apply();
        processes.unlinked("silent: no partner has a link to it", 20, List.of(victim));
        List<NodeProcess> others = new ArrayList<>(processes.members);
        others.remove(victim);
        processes.whole("silent: known to all and the rest whole", 60, others);
        for (int j = 0; j <= NODES; j++) {
            if (j != i) {
                restore(network, i, j);
            }
        }
        network.apply();
        processes.whole("silent: heard again and whole", 60);
    }

    private void partition(EmulatedNetwork network) throws Exception {
        List<NodeProcess> one = processes.victims(NODES / 2);
        List<NodeProcess> other = new ArrayList<>(processes.members);
        other.removeAll(one);
        for (NodeProcess left : one) {
            for (NodeProcess right : other) {
                int i = number(left.name);
                int j = number(right.name);
                network.cut(i, j).cut(j, i);
            }
        }
        network.apply();
        processes.whole("partition: one half for itself and whole", 120, one);
        processes.whole("partition: the other half, too", 120, other);
        for (NodeProcess left : one) {
            for (NodeProcess right : other) {
                restore(network, number(left.name), number(right.name));
            }
        }
        network.apply();
        processes.whole("partition: healed", 60);
    }
}
