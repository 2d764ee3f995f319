package egoist.sim.experiment;

/**
 * One replication to run: one policy with one degree in one world.
 *
 * @param index its place in the order of the whole experiment, from 0; results are always reported in this order
 * @param peers number of peers n
 * @param metric name of the metric
 * @param degree k
 * @param policy index of the policy in the scenario's list
 * @param label the policy's label in tables and files
 * @param seed number of the replication, from 0; cells with equal peers and seed share one world
 */
public record Cell(int index, int peers, String metric, int degree, int policy, String label, int seed) {
    /** How messages name a cell: {@code best-response k=3 n=50 delay seed 4}. */
    @Override
    public String toString() {
        return label + " k=" + degree + " n=" + peers + " " + metric + " seed " + seed;
    }
}
