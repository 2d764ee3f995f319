package egoist.sim.report.html;

import egoist.sim.report.figure.Figures;
import egoist.sim.report.figure.Span;
import egoist.sim.report.results.Link;
import egoist.sim.report.results.ResultFolder;
import egoist.sim.report.results.ResultRows.FinalLink;
import egoist.sim.report.results.ResultRows.PeerPlace;
import egoist.sim.report.results.ResultRows.RewiringRow;
import egoist.sim.report.results.Treatment;
import egoist.sim.sweep.Point;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
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

    private record WorldKey(Point point, int peers, int seed) {}

    /** Cells with the links to draw: a replication of a treatment. */
    private record Drawn(Treatment treatment, int seed) {}

    static TopologyData of(ResultFolder folder) {
        Map<Drawn, List<RewiringRow>> rewirings =
                Figures.groups(folder.rewirings(), row -> new Drawn(row.treatment(), row.seed()));
        Map<Drawn, List<FinalLink>> finals =
                Figures.groups(folder.finalLinks(), row -> new Drawn(row.treatment(), row.seed()));
        List<Map<String, Object>> runs = new ArrayList<>();
        Set<WorldKey> worldsUsed = new LinkedHashSet<>();
        Set<Treatment> drawn = new LinkedHashSet<>();
        int links = 0;
        boolean left = false;
        for (Map.Entry<Drawn, List<FinalLink>> cell : finals.entrySet()) {
            Drawn key = cell.getKey();
            if (drawn.contains(key.treatment()) || isMesh(key, cell.getValue().size())) {
                continue;
            }
            List<RewiringRow> log = rewirings.getOrDefault(key, List.of());
            int count = log.isEmpty()
                    ? cell.getValue().size()
                    : log.stream().mapToInt(row -> row.after().size()).sum();
            if (links + count > MOST_LINKS) {
                left = true;
                continue;
            }
            links += count;
            drawn.add(key.treatment());
            worldsUsed.add(new WorldKey(key.treatment().point(), key.treatment().peers(), key.seed()));
            runs.add(run(key, log, cell.getValue()));
        }
        List<Map<String, Object>> worlds = worlds(folder, worldsUsed);
        return new TopologyData(
                worlds,
                runs,
                left ? "To keep the page small some links are left out; all are in wirings.csv and rewirings.csv." : "",
                worlds.stream().anyMatch(world -> "geo".equals(world.get("kind"))));
    }

    private static boolean isMesh(Drawn cell, int links) {
        long peers = cell.treatment().peers();
        return links == peers * (peers - 1) && cell.treatment().degree() < peers - 1;
    }

    private static Map<String, Object> run(Drawn cell, List<RewiringRow> log, List<FinalLink> finals) {
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("policy", cell.treatment().policy());
        run.put("metric", cell.treatment().metric());
        run.put("n", cell.treatment().peers());
        run.put("k", cell.treatment().degree());
        run.put("point", cell.treatment().point().toString());
        run.put("seed", cell.seed());
        run.put("times", times(log));
        run.put(
                "log",
                log.isEmpty()
                        ? finalLog(finals)
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

    private static List<List<@Nullable Object>> finalLog(List<FinalLink> finals) {
        List<List<@Nullable Object>> log = new ArrayList<>();
        for (Map.Entry<Integer, List<FinalLink>> peer :
                Figures.groups(finals, FinalLink::peer).entrySet()) {
            List<@Nullable Object> entry = new ArrayList<>();
            entry.add(0);
            entry.add(peer.getKey());
            entry.add("s");
            entry.add(null);
            entry.add(null);
            entry.add(0);
            entry.add(0);
            entry.add(text(peer.getValue().stream().map(FinalLink::link).toList()));
            log.add(entry);
        }
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

    private static List<Map<String, Object>> worlds(ResultFolder folder, Set<WorldKey> used) {
        Map<WorldKey, List<PeerPlace>> places =
                Figures.groups(folder.places(), place -> new WorldKey(place.point(), place.peers(), place.seed()));
        List<Map<String, Object>> worlds = new ArrayList<>();
        for (WorldKey key : used) {
            worlds.add(world(key, places.getOrDefault(key, List.of())));
        }
        return worlds;
    }

    private static Map<String, Object> world(WorldKey key, List<PeerPlace> places) {
        int peers = key.peers();
        boolean known = places.size() == peers
                && places.stream()
                        .noneMatch(place -> Double.isNaN(place.longitude()) || Double.isNaN(place.latitude()));
        boolean earth = known
                && places.stream()
                        .allMatch(place -> Math.abs(place.longitude()) <= 180 && Math.abs(place.latitude()) <= 90);
        List<@Nullable BigDecimal> x = new ArrayList<>();
        List<@Nullable BigDecimal> y = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int peer = 0; peer < peers; peer++) {
            double angle = 2 * StrictMath.PI * peer / peers;
            x.add(ReportData.number(known ? places.get(peer).longitude() : StrictMath.sin(angle)));
            y.add(ReportData.number(known ? places.get(peer).latitude() : StrictMath.cos(angle)));
            names.add(places.size() == peers ? places.get(peer).name() : "");
        }
        Map<String, Object> world = new LinkedHashMap<>();
        world.put("n", peers);
        world.put("seed", key.seed());
        world.put("point", key.point().toString());
        world.put("kind", earth ? "geo" : known ? "plane" : "circle");
        world.put("x", x);
        world.put("y", y);
        world.put("names", names);
        return world;
    }
}
