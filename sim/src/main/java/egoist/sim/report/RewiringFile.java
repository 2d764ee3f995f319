package egoist.sim.report;

import egoist.protocol.overlay.Wiring;
import egoist.sim.experiment.Replication;
import egoist.sim.game.EpochSample;
import egoist.sim.game.Rewiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code rewirings.csv}: who changed links when, from what to what and what it was worth to the peer, where the replications
 * remember it (the first seed of every cell but a large full mesh). Replaying the rows of a cell gives its links at any moment.
 *
 * <p>{@code time_s} is the end of the epoch; {@code cause} is {@code start} (the first links of all), {@code choice} (the
 * peer's own turn), {@code ring} (donated links) or {@code observed} (difference between two observations of a simulation).
 * Links are written {@code 3:12.5 17*:40}: neighbour, a star if donated, link cost at that moment if there is one.
 * {@code cost_before} and {@code cost_after} are the peer's cost C_i with everyone else's links unchanged; unreachable targets
 * count the penalty and are also counted in {@code unreachable_before} and {@code unreachable_after}. The file holds at most
 * {@value #MOST_ROWS} rows; a cell that would pass that is left out whole.
 */
final class RewiringFile {
    static final int MOST_ROWS = 200_000;

    static final List<String> COLUMNS = List.of(
            "epoch",
            "time_s",
            "peer",
            "cause",
            "links_before",
            "links_after",
            "cost_before",
            "cost_after",
            "unreachable_before",
            "unreachable_after");

    private RewiringFile() {}

    static List<List<String>> rows(Replication replication) {
        List<List<String>> rows = new ArrayList<>();
        int epoch = 0;
        for (EpochSample sample : replication.samples()) {
            epoch++;
            if (rows.size() + sample.rewirings().size() > MOST_ROWS) {
                return List.of();
            }
            for (Rewiring rewiring : sample.rewirings()) {
                rows.add(row(epoch, sample.timeMicros(), rewiring));
            }
        }
        return rows;
    }

    private static List<String> row(int epoch, long timeMicros, Rewiring rewiring) {
        boolean start = rewiring.cause() == Rewiring.Cause.START;
        return List.of(
                start ? "0" : Integer.toString(epoch),
                start ? "0" : Numbers.text(timeMicros / 1e6),
                Integer.toString(rewiring.peer()),
                rewiring.cause().name().toLowerCase(Locale.ROOT),
                links(rewiring.before(), rewiring.linkCostsBefore()),
                links(rewiring.after(), rewiring.linkCostsAfter()),
                Numbers.text(rewiring.costBefore() / 1000),
                Numbers.text(rewiring.costAfter() / 1000),
                Integer.toString(rewiring.unreachableBefore()),
                Integer.toString(rewiring.unreachableAfter()));
    }

    private static String links(Wiring wiring, int[] costs) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < wiring.size(); i++) {
            text.append(i == 0 ? "" : " ").append(wiring.neighbour(i)).append(wiring.donated(i) ? "*" : "");
            if (costs[i] >= 0) {
                text.append(':').append(Numbers.thousandths(costs[i]));
            }
        }
        return text.toString();
    }
}
