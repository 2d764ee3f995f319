package egoist.sim.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Registry;
import egoist.sim.random.SeedStreams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What every registered model promises, tried on every one of them: a new model is tested the day it is registered. */
class NetworkContractTest {
    private static final int PEERS = 12;
    private static final int QUESTIONS = 400;
    private static final long LONGEST = 40L * 86_400 * 1_000_000;

    @TempDir
    static Path folder;

    @BeforeAll
    static void files() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        Files.writeString(folder.resolve("net-t01.csv"), grid(random, 20, 20));
        Files.writeString(folder.resolve("net-t02.csv"), grid(random, 20, 20));
        Files.writeString(folder.resolve("points.csv"), "x_ms,y_ms\n" + grid(random, 20, 2));
        Files.writeString(folder.resolve("values.csv"), grid(random, 20, 1));
        Files.writeString(folder.resolve("trace.csv"), grid(random, 20, 30).replaceAll("(?m)^", "m,"));
    }

    private static String grid(SplittableRandom random, int rows, int columns) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                text.append(column == 0 ? "" : ",").append(random.nextInt(1, 9999) / 100.0);
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** The parameters an entry cannot do without. */
    private static <T> T create(Registry.Entry<T> entry) {
        boolean needsFile = entry.parameters().stream().anyMatch(p -> p.kind() == Parameter.Kind.FILE);
        String file = switch (entry.name()) {
            case "coordinates" -> "points.csv";
            case "file" -> "values.csv";
            case "trace" -> "trace.csv";
            default -> "net-t01.csv";
        };
        return entry.create(needsFile ? Map.of("file", folder.resolve(file).toString()) : Map.of());
    }

    private static Network network(String latency, String jitter, String load, String bandwidth) {
        return new Network(
                create(LatencyModels.registry().get(latency)),
                create(JitterModels.registry().get(jitter)),
                create(LoadModels.registry().get(load)),
                create(BandwidthModels.registry().get(bandwidth)),
                0);
    }

    private static Map<String, Network> networks() {
        Map<String, Network> networks = new java.util.TreeMap<>();
        for (String name : LatencyModels.registry().names()) {
            networks.put("latency " + name, network(name, "heavy-tailed", "synthetic", "synthetic"));
        }
        for (String name : JitterModels.registry().names()) {
            networks.put("jitter " + name, network("geographic", name, "synthetic", "synthetic"));
        }
        for (String name : LoadModels.registry().names()) {
            networks.put("load " + name, network("matrix", "none", name, "synthetic"));
        }
        for (String name : BandwidthModels.registry().names()) {
            networks.put("bandwidth " + name, network("matrix", "none", "synthetic", name));
        }
        return networks;
    }

    private static Stream<DynamicTest> each(java.util.function.Consumer<Network> check) {
        return networks().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> check.accept(entry.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> answersAreInRange() {
        return each(network -> {
            World world = network.world(PEERS, new SeedStreams(3));
            assertEquals(PEERS, world.peers());
            assertEquals(PEERS, world.rows().length);
            assertEquals(List.of(), world.notes());
            for (int[] question : questions(9)) {
                int from = question[0];
                int to = question[1];
                long at = question[2] * 1000L;
                int[] costs = {world.delayMicros(from, to, at), world.bandwidthKbps(from, to, at)};
                for (int cost : costs) {
                    assertTrue(from == to ? cost == PathAlgebra.NO_LINK : cost >= 1, "cost " + cost);
                    assertTrue(cost <= PathAlgebra.MAX_LINK_COST, "cost " + cost);
                }
                int load = world.loadThousandths(from, at);
                assertTrue(load >= 1 && load <= PathAlgebra.MAX_LINK_COST, "load " + load);
                int message = world.oneWayMicros(from, to, at);
                assertTrue(from == to ? message == 0 : message >= costs[0], "message " + message);
                int base = world.oneWayMicros(from, to);
                assertTrue(from == to ? base == 0 : base >= 1, "base " + base);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> answersAreTheSameInAnyOrderOnAnyThreadInAnyCopy() {
        return each(network -> {
            List<int[]> questions = questions(21);
            World world = network.world(PEERS, new SeedStreams(8));
            long[] once = questions.stream().mapToLong(q -> answer(world, q)).toArray();
            World again = network.world(PEERS, new SeedStreams(8));
            long[] backwards = new long[once.length];
            for (int i = once.length - 1; i >= 0; i--) {
                backwards[i] = answer(again, questions.get(i));
            }
            assertArrayEquals(once, backwards);
            long[] parallel = IntStream.range(0, once.length)
                    .parallel()
                    .mapToLong(i -> answer(world, questions.get(i)))
                    .toArray();
            assertArrayEquals(once, parallel);
        });
    }

    @TestFactory
    Stream<DynamicTest> rowsHoldTheSameAsSingleCosts() {
        return each(network -> {
            World world = network.world(PEERS, new SeedStreams(5));
            int[] row = new int[PEERS + 3];
            for (LinkCosts costs : List.of(world.delays(), world.loads(), world.bandwidths())) {
                assertEquals(PEERS, costs.peers());
                for (long at : new long[] {0, 1, 3_599_999_999L, LONGEST}) {
                    for (int from = 0; from < PEERS; from++) {
                        costs.row(from, at, row);
                        for (int to = 0; to < PEERS; to++) {
                            assertEquals(costs.cost(from, to, at), row[to]);
                        }
                    }
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> seedsMakeDifferentWorlds() {
        // What does not depend on chance at all.
        List<String> fixed = List.of("jitter none", "load constant");
        return networks().entrySet().stream()
                .filter(entry -> !fixed.contains(entry.getKey()))
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    List<List<Long>> answers = new ArrayList<>();
                    for (long seed = 1; seed <= 2; seed++) {
                        World world = entry.getValue().world(PEERS, new SeedStreams(seed));
                        answers.add(
                                questions(2).stream().map(q -> answer(world, q)).toList());
                    }
                    assertFalse(answers.get(0).equals(answers.get(1)));
                }));
    }

    @TestFactory
    Stream<DynamicTest> tooManyPeersAreRefused() {
        return LatencyModels.registry().names().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Network network = network(name, "none", "synthetic", "synthetic");
                    int most = network.latency().maxPeers();
                    assertThrows(IllegalArgumentException.class, () -> network.world(most + 1, new SeedStreams(1)));
                    assertThrows(IllegalArgumentException.class, () -> network.world(0, new SeedStreams(1)));
                }));
    }

    private static List<int[]> questions(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<int[]> questions = new ArrayList<>();
        for (int i = 0; i < QUESTIONS; i++) {
            questions.add(new int[] {random.nextInt(PEERS), random.nextInt(PEERS), random.nextInt(Integer.MAX_VALUE)});
        }
        return questions;
    }

    private static long answer(World world, int[] question) {
        long at = question[2] * 1000L;
        long answer = world.oneWayMicros(question[0], question[1], at);
        answer = answer * 31 + world.delayMicros(question[0], question[1], at);
        answer = answer * 31 + world.bandwidthKbps(question[0], question[1], at);
        answer = answer * 31 + world.loadThousandths(question[0], at);
        return answer * 31 + world.rows()[question[1]];
    }
}
