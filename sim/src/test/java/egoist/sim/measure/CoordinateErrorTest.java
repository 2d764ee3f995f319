package egoist.sim.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import egoist.protocol.metric.PathAlgebra;
import egoist.sim.network.LinkCosts;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoordinateErrorTest {
    /** Delays from a table, the same for each row but for the way to oneself. */
    private record Rows(int... values) implements LinkCosts {
        @Override
        public int peers() {
            return values.length;
        }

        @Override
        public int cost(int from, int to, long atMicros) {
            return from == to ? PathAlgebra.NO_LINK : values[to];
        }

        @Override
        public void row(int from, long atMicros, int[] costs) {
            System.arraycopy(values, 0, costs, 0, values.length);
            costs[from] = PathAlgebra.NO_LINK;
        }
    }

    private static CostTable table(int... values) {
        return new CostTable(new Rows(values), PathAlgebra.ADDITIVE);
    }

    @Test
    void isAShareOfTheTruth() {
        int[] truth = new int[21];
        int[] foretold = new int[21];
        Arrays.fill(truth, 1000);
        for (int to = 0; to < foretold.length; to++) {
            foretold[to] = to % 2 == 0 ? 1000 + 10 * to : 1000 - 10 * to;
        }
        List<Measured> errors = CoordinateError.of(table(truth), table(foretold));
        assertEquals(
                List.of("p10", "p50", "p90"), errors.stream().map(Measured::at).toList());
        assertEquals(0.02, errors.get(0).value(), 1e-9, "the 42nd of 420 pairs, 20 of which go to each peer");
        assertEquals(0.10, errors.get(1).value(), 1e-9);
        assertEquals(0.18, errors.get(2).value(), 1e-9);
        assertEquals(List.of(), CoordinateError.of(table(0, 0), table(5, 5)), "no pair has a delay");
    }
}
