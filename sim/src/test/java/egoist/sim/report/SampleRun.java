package egoist.sim.report;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.parameter.Parameters;
import egoist.protocol.policy.BestResponse;
import egoist.protocol.policy.FullMesh;
import egoist.protocol.policy.KClosest;
import egoist.protocol.policy.KRandom;
import egoist.protocol.policy.WiringPolicy;
import egoist.sim.experiment.Cell;
import egoist.sim.experiment.Replication;
import egoist.sim.game.EpochSample;
import egoist.sim.game.GameConfig;
import egoist.sim.game.GameResult;
import egoist.sim.game.WiringGame;
import egoist.sim.measure.CostTable;
import egoist.sim.network.LinkCosts;
import egoist.sim.random.SeedStreams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Folders of small runs for tests: games among peers strewn over the earth, written as a run writes them. */
public final class SampleRun {
    private final Map<String, WiringPolicy> policies = new LinkedHashMap<>();
    private List<Integer> sizes = List.of(20);
    private List<Integer> degrees = List.of(2, 3);
    private int seeds = 4;
    private int epochs = 12;
    private long worldSeed = 1;
    private int slowPercent = 100;

    public SampleRun() {
        policies.put("k-random", new KRandom());
        policies.put("k-closest", new KClosest());
        policies.put("best-response", new BestResponse());
        policies.put("full-mesh", new FullMesh());
    }

    public SampleRun sizes(Integer... peers) {
        sizes = List.of(peers);
        return this;
    }

    public SampleRun degrees(Integer... links) {
        degrees = List.of(links);
        return this;
    }

    public SampleRun seeds(int count) {
        seeds = count;
        return this;
    }

    public SampleRun epochs(int most) {
        epochs = most;
        return this;
    }

    /** Leaves a policy out. */
    public SampleRun without(String policy) {
        policies.remove(policy);
        return this;
    }

    /** Best response under a label of one's own. */
    public SampleRun with(String label, WiringPolicy policy) {
        policies.put(label, policy);
        return this;
    }

    /** All links take that many percent of their time. */
    public SampleRun slow(int percent) {
        slowPercent = percent;
        return this;
    }

    /** Other worlds. */
    public SampleRun worldSeed(long seed) {
        worldSeed = seed;
        return this;
    }

    /** Plays all games and writes the files of the run. */
    public Path write(Path directory) throws IOException {
        Files.createDirectories(directory);
        List<Replication> all = new ArrayList<>();
        try (ResultFiles files = new ResultFiles(directory)) {
            for (int peers : sizes) {
                for (int seed = 0; seed < seeds; seed++) {
                    files.writePeers(seed, new Earth(peers, worldSeed + seed, slowPercent));
                }
                for (int degree : degrees) {
                    int policy = 0;
                    for (Map.Entry<String, WiringPolicy> entry : policies.entrySet()) {
                        for (int seed = 0; seed < seeds; seed++) {
                            Cell cell = new Cell(all.size(), peers, "delay", degree, policy, entry.getKey(), seed);
                            Replication replication = play(cell, entry.getValue());
                            files.write(replication);
                            all.add(replication);
                        }
                        policy++;
                    }
                }
            }
            files.writeSummary(Summary.of(all, "best-response"));
        }
        Files.writeString(directory.resolve("manifest.json"), """
                {"version": 1, "egoist": "0.1.0", "commit": "0123abc", "name": "sample </script><b>&", "description": "A small run.",
                 "scenario": "name: sample\\npeers: 20\\n", "set": ["k=2,3", "name=it's"], "scenario_sha256": "00ff", "seed": %d,
                 "seeds": %d, "status": "complete", "wall_seconds": 1.5, "notes": ["two pairs were not measured"]}
                """.formatted(worldSeed, seeds));
        return directory;
    }

    private Replication play(Cell cell, WiringPolicy policy) {
        Earth earth = new Earth(cell.peers(), worldSeed + cell.seed(), slowPercent);
        GameConfig config = GameConfig.from(new Parameters(GameConfig.parameters(), Map.of("epochs", epochs)));
        CostTable costs = new CostTable(earth, PathAlgebra.ADDITIVE);
        WiringGame game = new WiringGame(
                config, policy, costs, cell.degree(), null, 1_000_000, new SeedStreams(worldSeed + cell.seed()));
        boolean mesh = policy instanceof FullMesh;
        GameResult result = (cell.seed() == 0 && !mesh ? game.withRewirings() : game).play(() -> false);
        if (result == null) {
            throw new IllegalStateException("nobody stopped it");
        }
        List<EpochSample> samples = result.samples();
        EpochSample last = samples.get(samples.size() - 1);
        List<EpochSample> counted = samples.subList(Math.min(1, samples.size() - 1), samples.size());
        return new Replication(
                cell,
                last.costs().mean() / 1000,
                counted.stream().mapToInt(EpochSample::rewiredPeers).average().orElse(0),
                counted.stream().mapToInt(EpochSample::linksChanged).average().orElse(0),
                last.costs().efficiencyMean(),
                last.costs().unreachablePairs(),
                Double.NaN,
                samples.size(),
                result.converged(),
                samples,
                result.wirings(),
                result.overlay(),
                result.traceHash());
    }

    /** Peers in clusters on the earth; a link takes as long as its length in degrees, and a little more one way. */
    private record Earth(int peers, long seed, int slowPercent) implements LinkCosts, ResultFiles.PeerPlaces {
        private static final double[][] CITIES = {
            {-74, 40.7},
            {-122, 37.8},
            {-46.6, -23.5},
            {2.3, 48.9},
            {13.4, 52.5},
            {77.2, 28.6},
            {139.7, 35.7},
            {151.2, -33.9}
        };
        private static final String[] NAMES = {
            "New York", "San Francisco", "São Paulo", "Paris", "Berlin", "Delhi", "Tokyo", "Sydney"
        };

        @Override
        public boolean changes() {
            return false;
        }

        private int city(int peer) {
            return Math.floorMod(peer * 5L + seed, CITIES.length);
        }

        private double spread(int peer, int axis) {
            return (new SeedStreams(seed).stream("place", peer * 2L + axis).nextInt(2000) - 1000) / 250.0;
        }

        @Override
        public int row(int peer) {
            return peer;
        }

        @Override
        public String name(int peer) {
            return NAMES[city(peer)];
        }

        @Override
        public double longitude(int peer) {
            return CITIES[city(peer)][0] + spread(peer, 0);
        }

        @Override
        public double latitude(int peer) {
            return CITIES[city(peer)][1] + spread(peer, 1);
        }

        @Override
        public double popularity(int peer) {
            return Double.NaN;
        }

        @Override
        public int cost(int from, int to, long atMicros) {
            if (from == to) {
                return PathAlgebra.NO_LINK;
            }
            double across = longitude(from) - longitude(to);
            double along = latitude(from) - latitude(to);
            return (int) ((1000 + Math.sqrt(across * across + along * along) * 700 + (from < to ? 40 : 0))
                    * slowPercent
                    / 100);
        }

        @Override
        public void row(int from, long atMicros, int[] costs) {
            for (int to = 0; to < peers; to++) {
                costs[to] = cost(from, to, atMicros);
            }
        }
    }
}
