package egoist.sim.experiment;

import egoist.protocol.metric.Metric;
import egoist.sim.measure.CostTable;
import egoist.sim.network.World;
import egoist.sim.random.SeedStreams;
import egoist.sim.sweep.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the cells of a run are likely to keep on the heap at once, within a factor of two. Simulations of every message are fitted to
 * the most live heap while everybody joins; of games cost tables, links and what every epoch leaves are counted. Data files that were read are not.
 *
 * @param bytes at the peak
 * @param biggest in words, what most of it is for
 */
public record MemoryEstimate(long bytes, String biggest) {
    private static final double BYTES_PER_PAIR = 17.6;
    private static final double BYTES_PER_PEER = 6_000;
    private static final double BYTES_PER_LINK = 880;

    /** Measured up to so many links a peer; further ones cost less, as the one full mesh measured (150 peers) shows. */
    private static final int SPARSE_LINKS = 20;

    private static final double BYTES_PER_FURTHER_LINK = 100;
    private static final long TABLE_BYTES_PER_PAIR = 4;
    /** What the search and the links of the smallest game take. */
    private static final double GAME_BYTES = 1 << 20;

    private static final double BYTES_PER_WIRING = 200;
    /** A target and a cost in the overlay, an id and a mark in the wiring, as much again in the one before. */
    private static final double BYTES_PER_GAME_LINK = 18;

    private static final double BYTES_PER_SAMPLE = 8;
    private static final double MIB = 1 << 20;

    private record Size(Point point, int peers) {}

    /** @param atOnce how many cells run at the same time, at least 1 */
    public static MemoryEstimate of(Grid grid, List<Cell> cells, int atOnce) {
        MemoryEstimate simulations = simulations(grid, cells, atOnce);
        MemoryEstimate games = games(grid, cells, atOnce);
        return games.bytes > simulations.bytes ? games : simulations;
    }

    /** Live heap of one simulation of every message, in bytes; a peer of a full mesh has as many links as there are peers. */
    static long simulationBytes(int peers, int links) {
        int sparse = Math.min(links, SPARSE_LINKS);
        double linkBytes = BYTES_PER_LINK * sparse + BYTES_PER_FURTHER_LINK * (links - sparse);
        return (long) (BYTES_PER_PAIR * peers * peers + peers * (BYTES_PER_PEER + linkBytes));
    }

    /** Heap of one game without its world: links, what they cost everyone after each epoch, and each change of them. */
    static long gameBytes(int peers, int links, int epochs) {
        double wirings = peers * (BYTES_PER_WIRING + BYTES_PER_GAME_LINK * (double) links);
        double samples = (double) epochs * peers * BYTES_PER_SAMPLE;
        boolean complete = links >= peers - 1;
        return (long) (GAME_BYTES + wirings + samples + (complete ? (double) TABLE_BYTES_PER_PAIR * peers * peers : 0));
    }

    /** An amount of memory in whole MiB, rounded up. */
    public static String mebibytes(long bytes) {
        return (long) Math.ceil(bytes / MIB) + " MiB";
    }

    /** The heap in MiB to ask for: the estimate and a third, since a full heap only collects garbage. */
    public long heapMebibytes() {
        return (long) Math.ceil(bytes * 4.0 / 3 / MIB);
    }

    private static MemoryEstimate simulations(Grid grid, List<Cell> cells, int atOnce) {
        List<Cell> simulated = new ArrayList<>();
        for (Cell cell : cells) {
            if (grid.plan(cell).simulated()) {
                simulated.add(cell);
            }
        }
        simulated.sort(
                Comparator.comparingLong((Cell cell) -> bytes(grid, cell)).reversed());
        List<Cell> largest = simulated.subList(0, Math.min(atOnce, simulated.size()));
        if (largest.isEmpty()) {
            return new MemoryEstimate(0, "");
        }
        long sum = largest.stream().mapToLong(cell -> bytes(grid, cell)).sum();
        Cell first = largest.get(0);
        return new MemoryEstimate(
                sum,
                largest.size() + " simulations at once, the largest " + first.label() + " k=" + first.degree() + " n="
                        + first.peers() + " of " + mebibytes(bytes(grid, first)));
    }

    private static long bytes(Grid grid, Cell cell) {
        return simulationBytes(cell.peers(), grid.links(cell));
    }

    /** Cells come seed by seed, and a world is let go after its last cell: so the worlds of all seeds of a size are there at once. */
    private static MemoryEstimate games(Grid grid, List<Cell> cells, int atOnce) {
        Map<Size, Set<String>> tables = new HashMap<>();
        Map<Size, Long> largest = new HashMap<>();
        Map<Point, Set<String>> unchanging = new HashMap<>();
        for (Cell cell : cells) {
            Plan plan = grid.plan(cell);
            if (plan.simulated()) {
                continue;
            }
            Size size = new Size(cell.point(), cell.peers());
            tables.computeIfAbsent(size, s -> new HashSet<>());
            largest.merge(
                    size, gameBytes(cell.peers(), grid.links(cell), plan.game().epochs()), Math::max);
            boolean remembered = cell.peers() <= CostTable.REMEMBERED_PEERS;
            if (remembered
                    && unchanging
                            .computeIfAbsent(cell.point(), point -> unchanging(plan))
                            .contains(cell.metric())) {
                tables.get(size).add(cell.metric() + " " + cell.seed());
            }
        }
        MemoryEstimate most = new MemoryEstimate(0, "");
        for (Map.Entry<Size, Set<String>> size : tables.entrySet()) {
            long peers = size.getKey().peers();
            long each = TABLE_BYTES_PER_PAIR * peers * peers;
            long playing = largest.getOrDefault(size.getKey(), 0L);
            long bytes = each * size.getValue().size() + playing * atOnce;
            if (bytes > most.bytes) {
                int kept = size.getValue().size();
                String biggest = (kept == 0
                                ? ""
                                : kept + " cost tables, one a seed and metric, each of " + mebibytes(each) + ", and ")
                        + atOnce + " games at once, each of up to " + mebibytes(playing) + " for n=" + peers;
                most = new MemoryEstimate(bytes, biggest);
            }
        }
        return most;
    }

    /** Metrics whose costs stay, so that tables of them are kept; the smallest world tells. */
    private static Set<String> unchanging(Plan plan) {
        World world = plan.network().world(2, new SeedStreams(plan.seed()).replication(0));
        Set<String> names = new HashSet<>();
        for (Metric metric : plan.metrics()) {
            if (!Worlds.truth(world, metric).changes()) {
                names.add(metric.name());
            }
        }
        return names;
    }
}
