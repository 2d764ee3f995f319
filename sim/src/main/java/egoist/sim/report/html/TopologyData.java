package egoist.sim.report.html;

import egoist.sim.report.figure.Span;
import egoist.sim.report.figure.Topology;
import egoist.sim.report.figure.World;
import egoist.sim.report.results.Link;
import egoist.sim.report.results.ResultFolder;
import egoist.sim.report.results.ResultRows.RewiringRow;
import egoist.sim.report.results.Treatment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The links of one replication per policy and setting, as the changes from epoch to epoch, and where the peers sit. Where the
 * rewirings of a cell are not known its final links are given. Full meshes are not drawn: every pair is linked.
 *
 * @param omitted a sentence on what had to be left out, or empty
 */
record TopologyData(
        List<Map<String, Object>> worlds, List<Map<String, Object>> runs, String omitted, boolean needsLand) {
    /** Links in the page, over all runs and epochs; about ten bytes each. */
    private static final int MOST_LINKS = 250_000;

    static TopologyData of(ResultFolder folder) {
        List<Map<String, Object>> runs = new ArrayList<>();
        Set<World> worlds = new LinkedHashSet<>();
        int links = 0;
        boolean left = false;
        for (Topology topology : Topology.of(folder, point -> true)) {
            if (links + topology.size() > MOST_LINKS) {
                left = true;
            } else {
                links += topology.size();
                worlds.add(topology.world());
                runs.add(run(topology));
            }
        }
        return new TopologyData(
                worlds.stream().map(TopologyData::world).toList(),
                runs,
                left ? "To keep the page small some links are left out; all are in wirings.csv and rewirings.csv." : "",
                worlds.stream().anyMatch(world -> world.kind() == World.Kind.GEO));
    }

    private static Map<String, Object> run(Topology topology) {
        Treatment treatment = topology.treatment();
        List<RewiringRow> log = topology.log();
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("policy", treatment.policy());
        run.put("metric", treatment.metric());
        run.put("n", treatment.peers());
        run.put("k", treatment.degree());
        run.put("point", treatment.point().toString());
        run.put("seed", topology.world().seed());
        run.put("times", times(log));
        run.put(
                "log",
                log.isEmpty()
                        ? finalLog(topology)
                        : log.stream().map(TopologyData::entry).toList());
        return run;
    }

    /** The text of the time of each epoch from 0 to the last in the log. */
    private static List<String> times(List<RewiringRow> log) {
        Map<Integer, String> known = new TreeMap<>();
        for (RewiringRow row : log) {
            known.put(row.epoch(), row.epoch() == 0 ? "" : Span.text(row.timeSeconds()));
        }
        List<String> times = new ArrayList<>();
        for (Map.Entry<Integer, String> time : known.entrySet()) {
            while (times.size() < time.getKey()) {
                times.add("");
            }
            times.add(time.getValue());
        }
        return times;
    }

    /** Epoch, peer, first letter of the cause, cost and targets lost before and after, links after. */
    private static List<@Nullable Object> entry(RewiringRow row) {
        List<@Nullable Object> entry = new ArrayList<>();
        entry.add(row.epoch());
        entry.add(row.peer());
        entry.add(row.cause().substring(0, 1));
        entry.add(ReportData.number(row.costBefore()));
        entry.add(ReportData.number(row.costAfter()));
        entry.add(row.unreachableBefore());
        entry.add(row.unreachableAfter());
        entry.add(text(row.after()));
        return entry;
    }

    private static List<List<@Nullable Object>> finalLog(Topology topology) {
        List<List<@Nullable Object>> log = new ArrayList<>();
        topology.linksAfter(0).forEach((peer, links) -> {
            List<@Nullable Object> entry = new ArrayList<>();
            entry.add(0);
            entry.add(peer);
            entry.add("s");
            entry.add(null);
            entry.add(null);
            entry.add(0);
            entry.add(0);
            entry.add(text(links));
            log.add(entry);
        });
        return log;
    }

    private static String text(List<Link> links) {
        StringBuilder text = new StringBuilder();
        for (Link link : links) {
            BigDecimal cost = ReportData.number(link.cost());
            text.append(text.length() == 0 ? "" : " ").append(link.neighbour()).append(link.donated() ? "*" : "");
            text.append(cost == null ? "" : ":" + cost.toPlainString());
        }
        return text.toString();
    }

    private static Map<String, Object> world(World from) {
        Map<String, Object> world = new LinkedHashMap<>();
        world.put("n", from.peers());
        world.put("seed", from.seed());
        world.put("point", from.point().toString());
        world.put("kind", from.kind().name().toLowerCase(Locale.ROOT));
        world.put("x", from.xs().stream().map(ReportData::number).toList());
        world.put("y", from.ys().stream().map(ReportData::number).toList());
        world.put("names", from.names());
        return world;
    }
}
