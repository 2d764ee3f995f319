package egoist.sim.network;

import egoist.sim.network.MatrixPlacement.Series;
import egoist.sim.random.SeedStreams;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Peers on routers of a generated network, on different routers while there are enough; delay is the shortest path between
 * the routers plus the access delays of both ends. Shortest paths have no triangle violations.
 */
final class RouterLatency implements LatencyModel {
    /** A way to generate the network and the routers peers may sit on. */
    interface Generator {
        /** The network of one world. */
        RouterGraph generate(SplittableRandom random);
    }

    private final String name;
    private final Generator generator;
    private final int[] hosts;
    private final long accessMicros;

    /** @param hosts the routers peers may sit on */
    RouterLatency(String name, Generator generator, int[] hosts, long accessMicros) {
        this.name = name;
        this.generator = generator;
        this.hosts = hosts;
        this.accessMicros = accessMicros;
    }

    @Override
    public int maxPeers() {
        return LatencyModels.MAX_PEERS;
    }

    @Override
    public Placement place(int peers, SeedStreams seeds) {
        LatencyModels.requireRoom(peers);
        SplittableRandom random = seeds.stream("latency");
        RouterGraph graph = generator.generate(random);
        // Used routers only: row r of the matrix is the r-th router drawn.
        int[] routers = new Shuffle(hosts).draw(Math.min(peers, hosts.length), random);
        int[][] delays = new int[routers.length][routers.length];
        for (int a = 0; a < routers.length; a++) {
            int[] from = graph.delaysFrom(routers[a]);
            for (int b = 0; b < routers.length; b++) {
                delays[a][b] = from[routers[b]];
            }
        }
        int[] rows = new int[peers];
        for (int peer = 0; peer < peers; peer++) {
            rows[peer] = peer % routers.length;
        }
        int[] access = Quantiles.accessMicros(accessMicros, Quantiles.ACCESS_SPREAD, peers, random);
        return new OwnRows(
                new MatrixPlacement(Series.of(Matrix.of(Path.of(name), delays)), rows, access, List.of(), List.of()));
    }

    /** A generated world: the row of a peer is the peer itself. */
    private record OwnRows(MatrixPlacement placement) implements Placement {
        @Override
        public int peers() {
            return placement.peers();
        }

        @Override
        public int oneWayMicros(int from, int to, long atMicros) {
            return placement.oneWayMicros(from, to, atMicros);
        }

        @Override
        public void row(int from, long atMicros, int[] delays) {
            placement.row(from, atMicros, delays);
        }
    }
}
