package egoist.sim.report.html;

import egoist.sim.report.Numbers;
import egoist.sim.report.Summary;
import egoist.sim.report.figure.Figure;
import egoist.sim.report.figure.Figures;
import egoist.sim.report.figure.Land;
import egoist.sim.report.figure.PolicyStyle;
import egoist.sim.report.figure.SweepMap;
import egoist.sim.report.results.ResultFolder;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the page is told, as maps and lists that become JSON. Leaves out what differs between two runs of the same. */
final class ReportData {
    private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

    /** Of how many fields the page has maps; some thirty bytes each, twice: ratio and cost. */
    private static final long MOST_FIELDS = 20_000;

    private ReportData() {}

    static Map<String, Object> of(ResultFolder folder) {
        List<Summary.Row> summary = folder.summary();
        List<String> policies = Figures.policies(summary);
        TopologyData topology = TopologyData.of(folder);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("meta", meta(folder));
        data.put("runs", folder.runs().size());
        data.put(
                "policies", policies.stream().map(name -> style(name, policies)).toList());
        data.put("summary", summary.stream().map(ReportData::row).toList());
        data.put(
                "figures",
                Figures.ofAllPoints(folder).stream().map(ReportData::figure).toList());
        data.put("maps", maps(summary));
        data.put("worlds", topology.worlds());
        data.put("topologies", topology.runs());
        data.put("omitted", topology.omitted());
        data.put("land", topology.needsLand() ? Land.steps() : List.of());
        return data;
    }

    private static Map<String, Object> meta(ResultFolder folder) {
        JsonNode manifest = folder.manifest();
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("name", folder.name());
        meta.put("description", manifest.path("description").asString("").strip());
        meta.put("version", manifest.path("egoist").asString(""));
        meta.put("commit", manifest.path("commit").asString(""));
        meta.put("seed", manifest.path("seed").asString(""));
        meta.put("hash", manifest.path("scenario_sha256").asString(""));
        meta.put("status", manifest.path("status").asString(""));
        meta.put("scenario", manifest.path("scenario").asString(""));
        List<String> notes = new ArrayList<>();
        manifest.path("notes").forEach(note -> notes.add(note.asString("")));
        meta.put("notes", notes);
        meta.put("command", command(manifest));
        return meta;
    }

    /** The command that gives the run again, the scenario being saved as a file. */
    private static String command(JsonNode manifest) {
        if (manifest.path("scenario").asString("").isEmpty()) {
            return "";
        }
        StringBuilder command = new StringBuilder("egoist sim run scenario.yaml");
        manifest.path("set").forEach(override -> command.append(" --set ").append(quoted(override.asString(""))));
        return command.toString();
    }

    private static String quoted(String argument) {
        return argument.matches("[A-Za-z0-9_./:=,%+-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }

    private static Map<String, Object> style(String name, List<String> policies) {
        PolicyStyle style = PolicyStyle.of(name, policies);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", name);
        map.put("color", style.color());
        map.put("dash", style.dash());
        map.put("symbol", style.symbol());
        return map;
    }

    private static Map<String, Object> row(Summary.Row row) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("policy", row.policy());
        map.put("k", row.degree());
        map.put("n", row.peers());
        map.put("metric", row.metric());
        map.put("point", row.point().toString());
        map.put("at", row.point().values());
        map.put("seeds", row.cost().count());
        map.put("cost", number(row.cost().mean()));
        map.put("half", number(row.cost().halfWidth()));
        map.put("ratio", number(row.ratio().mean()));
        map.put("ratioHalf", number(row.ratio().halfWidth()));
        map.put("rewired", number(row.rewiredPeersPerEpoch()));
        map.put("links", number(row.linksChangedPerEpoch()));
        map.put("efficiency", number(row.efficiencyMean()));
        map.put("unreachable", number(row.unreachablePairs()));
        map.put("bits", number(row.controlBitsPerSecond()));
        map.put("unconverged", Math.max(0, row.unconverged()));
        return map;
    }

    private static Map<String, Object> figure(Figure figure) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", figure.id());
        map.put("kind", figure.kind().name().toLowerCase(Locale.ROOT));
        map.put("title", figure.words().title());
        map.put("caption", figure.words().caption());
        map.put("metric", figure.setting().metric());
        map.put("n", figure.setting().peers());
        map.put("k", figure.setting().degree());
        map.put("point", figure.setting().point().toString());
        map.put("xLabel", figure.words().xLabel());
        map.put("yLabel", figure.words().yLabel());
        map.put("categories", figure.categories());
        map.put("series", figure.series().stream().map(ReportData::series).toList());
        return map;
    }

    private static Map<String, Object> series(Figure.Series series) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", series.name());
        map.put("x", numbers(series.x()));
        map.put("y", numbers(series.y()));
        map.put("half", numbers(series.half()));
        return map;
    }

    /** Maps over every two dimensions of the run, the first two first, as long as they do not bloat the page. */
    private static List<Map<String, Object>> maps(List<Summary.Row> summary) {
        List<String> dimensions = SweepMap.dimensions(summary);
        List<Map<String, Object>> maps = new ArrayList<>();
        long fields = 0;
        for (int y = 1; y < dimensions.size(); y++) {
            for (int x = 0; x < y && (maps.isEmpty() || fields + summary.size() <= MOST_FIELDS); x++) {
                SweepMap.of(summary, dimensions.get(x), dimensions.get(y)).forEach(map -> maps.add(map(map)));
                fields += summary.size();
            }
        }
        return maps;
    }

    private static Map<String, Object> map(SweepMap sweep) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("value", sweep.value());
        map.put("metric", sweep.metric());
        map.put("title", sweep.title());
        map.put("x", sweep.x());
        map.put("y", sweep.y());
        map.put("columns", sweep.columns());
        map.put("rows", sweep.rows());
        map.put("held", sweep.held());
        map.put("series", sweep.layers().stream().map(ReportData::layer).toList());
        return map;
    }

    private static Map<String, Object> layer(SweepMap.Layer layer) {
        List<SweepMap.Field> fields = layer.fields();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", layer.policy());
        map.put("x", fields.stream().map(SweepMap.Field::column).toList());
        map.put("y", fields.stream().map(SweepMap.Field::row).toList());
        map.put("z", fields.stream().map(field -> number(field.value())).toList());
        map.put("half", fields.stream().map(field -> number(field.half())).toList());
        return map;
    }

    private static List<@Nullable BigDecimal> numbers(double[] values) {
        List<@Nullable BigDecimal> list = new ArrayList<>(values.length);
        for (double value : values) {
            list.add(number(value));
        }
        return list;
    }

    /** Six significant digits, null for NaN. */
    static @Nullable BigDecimal number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return null;
        }
        BigDecimal rounded =
                new BigDecimal(Numbers.text(value)).round(SIX_DIGITS).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
