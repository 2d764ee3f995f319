package egoist.benchmarks;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.PrimitiveDijkstra;
import egoist.protocol.overlay.ShortestPaths;
import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.FinishedRows;
import egoist.protocol.policy.Memory;
import egoist.protocol.policy.SwapOrder;
import egoist.protocol.policy.WiringProblem;
import elki.clustering.kmedoids.FasterPAM;
import elki.clustering.kmedoids.initialization.KMedoidsInitialization;
import elki.data.Clustering;
import elki.data.model.MedoidModel;
import elki.database.ids.ArrayModifiableDBIDs;
import elki.database.ids.DBID;
import elki.database.ids.DBIDRange;
import elki.database.ids.DBIDUtil;
import elki.database.query.distance.DistanceQuery;
import elki.database.relation.DBIDView;
import elki.database.relation.Relation;
import elki.distance.AbstractDBIDRangeDistance;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Fixtures: one k-medoids problem in the words of both. Clustering knows symmetric distances only, so every link of a settled
 * overlay carries both ways at the same cost, and the matrix holds the shortest paths of that. To the engine it is the decision
 * of one more peer, to whom a link to anybody costs nothing.
 */
final class Medoids {
    private final WiringProblem problem;
    private final double[][] matrix;
    private final FinishedRows rows;
    private final DBIDRange ids;
    private final Relation<DBID> relation;
    private final DistanceQuery<DBID> distances;

    /** A problem with the shortest paths of a settled overlay, to be solved from medoids drawn by lot. */
    Medoids(int peers, int medoids, long seed) {
        Overlay bothWays = bothWays(
                SettledOverlays.of("delay", peers, Math.min(5, peers - 1)).overlay());
        matrix = new double[peers][peers];
        long[] lengths = new long[peers + 1];
        PrimitiveDijkstra paths = new PrimitiveDijkstra();
        for (int peer = 0; peer < peers; peer++) {
            paths.from(bothWays, PathAlgebra.ADDITIVE, peer, ShortestPaths.NOBODY, lengths);
            for (int other = 0; other < peers; other++) {
                matrix[peer][other] = lengths[other];
            }
        }
        int[] linkCosts = new int[peers + 1];
        linkCosts[peers] = PathAlgebra.NO_LINK;
        problem = new WiringProblem(
                peers,
                medoids,
                PathAlgebra.ADDITIVE,
                bothWays,
                linkCosts,
                IntStream.rangeClosed(0, peers).toArray(),
                null,
                null,
                drawn(peers, medoids, seed),
                seed);
        rows = new FinishedRows(problem);
        ids = DBIDUtil.generateStaticDBIDRange(peers);
        relation = new DBIDView(ids);
        distances = new MatrixDistance(matrix).instantiate(relation);
    }

    private Medoids(Medoids other, long seed) {
        matrix = other.matrix;
        rows = other.rows;
        ids = other.ids;
        relation = other.relation;
        distances = other.distances;
        problem = other.problem.after(drawn(matrix.length, other.problem.degree(), seed), Memory.NONE);
    }

    /** The same problem from other medoids. */
    Medoids from(long seed) {
        return new Medoids(this, seed);
    }

    private static Wiring drawn(int peers, int medoids, long seed) {
        return Wiring.of(new SplittableRandom(seed)
                .ints(0, peers)
                .distinct()
                .limit(medoids)
                .toArray());
    }

    private static Overlay bothWays(Overlay oneWay) {
        Overlay both = new Overlay(oneWay.peers() + 1, 4 * oneWay.stride());
        for (int peer = 0; peer < oneWay.peers(); peer++) {
            for (int i = 0; i < oneWay.degree(peer); i++) {
                int target = oneWay.targets()[peer * oneWay.stride() + i];
                if (both.cost(peer, target) == PathAlgebra.NO_LINK) {
                    int cost = oneWay.costs()[peer * oneWay.stride() + i];
                    both.add(peer, target, cost);
                    both.add(target, peer, cost);
                }
            }
        }
        return both;
    }

    /** The problem as a peer's decision; its present wiring are the initial medoids. */
    WiringProblem problem() {
        return problem;
    }

    /** Sum of the distances to the nearest medoid. */
    double cost(int[] chosen) {
        return Arrays.stream(matrix)
                .mapToDouble(row -> Arrays.stream(chosen)
                        .mapToDouble(medoid -> row[medoid])
                        .min()
                        .orElseThrow())
                .sum();
    }

    /** The answer of the search of the engine's restarts from the same initial medoids. */
    Wiring swaps(SwapOrder order) {
        return rows.swaps(problem, order);
    }

    /** ELKI's answer from the same initial medoids. */
    int[] fasterPam() {
        KMedoidsInitialization<DBID> given = (count, all, query) -> {
            ArrayModifiableDBIDs start = DBIDUtil.newArray(count);
            for (int medoid : problem.current().toArray()) {
                start.add(ids.iter().seek(medoid));
            }
            return start;
        };
        int medoids = problem.degree();
        Clustering<MedoidModel> clusters =
                new FasterPAM<DBID>(new MatrixDistance(matrix), medoids, -1, given).run(relation, medoids, distances);
        return clusters.getAllClusters().stream()
                .mapToInt(cluster -> ids.getOffset(cluster.getModel().getMedoid()))
                .toArray();
    }

    /** Distances looked up in a matrix. */
    private static final class MatrixDistance extends AbstractDBIDRangeDistance {
        private final double[][] matrix;

        MatrixDistance(double[][] matrix) {
            this.matrix = matrix;
        }

        @Override
        public double distance(int from, int to) {
            return matrix[from][to];
        }

        @Override
        public void checkRange(DBIDRange range) {
            if (range.size() != matrix.length) {
                throw new IllegalArgumentException(range.size() + " objects, but distances of " + matrix.length);
            }
        }
    }
}
