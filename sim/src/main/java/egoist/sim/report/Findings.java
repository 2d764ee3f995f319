package egoist.sim.report;

import egoist.sim.check.Assertion;
import egoist.sim.check.Assertion.Finding;
import egoist.sim.check.Assertion.Setting;
import java.util.List;
import java.util.Map;

/** The summary as assertions see it. */
public final class Findings {
    private Findings() {}

    /** Whether each assertion holds of the summary, in their order. */
    public static List<Assertion.Outcome> check(List<Assertion> assertions, List<Summary.Row> rows) {
        List<Finding> findings = rows.stream().map(Findings::of).toList();
        return assertions.stream().map(assertion -> assertion.check(findings)).toList();
    }

    private static Finding of(Summary.Row row) {
        return new Finding(
                row.policy(),
                new Setting(row.metric(), row.peers(), row.degree(), row.point()),
                Map.of(
                        "cost", row.cost().mean(),
                        "ratio", row.ratio().mean(),
                        "rewired", row.rewiredPeersPerEpoch(),
                        "links", row.linksChangedPerEpoch(),
                        "efficiency", row.efficiencyMean(),
                        "unreachable", row.unreachablePairs(),
                        "bits", row.controlBitsPerSecond()));
    }
}
