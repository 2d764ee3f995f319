package egoist.sim.experiment;

import egoist.protocol.metric.Metric;
import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.policy.Preference;
import egoist.sim.measure.CostTable;
import egoist.sim.network.LinkCosts;
import egoist.sim.network.VivaldiCosts;
import egoist.sim.network.World;
import egoist.sim.random.SeedStreams;
import egoist.sim.sweep.Point;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The worlds of an experiment, each made when the first of its cells needs it and let go after the last: all policies and
 * degrees of a seed meet the same one. Safe for use by many threads.
 */
final class Worlds {
    private final Grid grid;
    private final Map<Key, Shared> shared = new HashMap<>();
    private final Map<Key, Integer> users = new HashMap<>();

    private record Key(Point point, int peers, int seed) {
        static Key of(Cell cell) {
            return new Key(cell.point(), cell.peers(), cell.seed());
        }
    }

    /** One world with what is worth keeping beside it. */
    static final class Shared {
        final World world;
        /** The world with those who come later. */
        final World everyone;

        final SeedStreams seeds;
        private final Map<String, CostTable> tables = new HashMap<>();
        private final Map<String, Long> penalties = new HashMap<>();

        private Shared(World everyone, int members, SeedStreams seeds) {
            this.everyone = everyone;
            this.world = everyone.first(members);
            this.seeds = seeds;
        }

        synchronized CostTable costs(Metric metric) {
            return tables.computeIfAbsent(metric.name(), name -> new CostTable(truth(world, metric), metric.algebra()));
        }

        /** Delays as network coordinates foretell them. */
        synchronized CostTable coordinates(Metric metric) {
            if (!metric.name().equals("delay")) {
                throw new IllegalArgumentException("coordinates foretell delays, not " + metric.name());
            }
            return tables.computeIfAbsent(
                    "coordinates",
                    name -> new CostTable(
                            new VivaldiCosts(world.delays(), seeds.stream("coordinates", 0)), metric.algebra()));
        }

        /** M for this world where none was given: no path of an overlay is as costly as n of the costliest links. */
        synchronized long penalty(Metric metric) {
            if (metric.algebra() == PathAlgebra.BOTTLENECK) {
                return 0;
            }
            return penalties.computeIfAbsent(
                    metric.name(), name -> (long) world.peers() * costs(metric).largest(0));
        }
    }

    /** @param cells all cells that will ask, once each */
    Worlds(Grid grid, List<Cell> cells) {
        this.grid = grid;
        for (Cell cell : cells) {
            users.merge(Key.of(cell), 1, Integer::sum);
        }
    }

    /** The world of a cell. */
    Shared of(Cell cell) {
        Key key = Key.of(cell);
        synchronized (shared) {
            return shared.computeIfAbsent(key, k -> make(k, grid.plan(cell)));
        }
    }

    /** A cell is done with its world. */
    void release(Cell cell) {
        Key key = Key.of(cell);
        synchronized (shared) {
            if (users.merge(key, -1, Integer::sum) == 0) {
                shared.remove(key);
            }
        }
    }

    private Shared make(Key key, Plan plan) {
        SeedStreams seeds = new SeedStreams(plan.seed()).replication(key.seed());
        int newcomers = plan.simulated() ? 0 : plan.game().newcomers();
        return new Shared(plan.network().world(key.peers() + newcomers, seeds), key.peers(), seeds);
    }

    static LinkCosts truth(World world, Metric metric) {
        return switch (metric.name()) {
            case "delay" -> world.delays();
            case "load" -> world.loads();
            case "bandwidth" -> world.bandwidths();
            default -> throw new IllegalArgumentException("no true costs are known for the metric " + metric.name());
        };
    }

    /** For each peer its row of preference weights, or null for uniform preferences. */
    static int @Nullable [] @Nullable [] weights(Preference preference, int peers) {
        int[] members = IntStream.range(0, peers).toArray();
        if (preference.weights(0, members, peers) == null) {
            return null;
        }
        int[][] weights = new int[peers][];
        for (int peer = 0; peer < peers; peer++) {
            int[] row = preference.weights(peer, members, peers);
            weights[peer] = row == null ? IntStream.range(0, peers).map(i -> 1).toArray() : row;
        }
        return weights;
    }
}
