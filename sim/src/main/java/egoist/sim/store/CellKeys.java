package egoist.sim.store;

import egoist.config.Selection;
import egoist.config.Setting;
import egoist.sim.experiment.Cell;
import egoist.sim.experiment.Grid;
import egoist.sim.scenario.Scenario;
import egoist.sim.scenario.Sweep;
import egoist.sim.sweep.Point;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The key of a cell: a hash of everything its outcome follows from, that is the settings of its point, its policy, metric, n,
 * links and seed, the contents of the data files, and the build. Labels, and what other cells there are, are no part of it.
 */
public final class CellKeys {
    /** Settings that say what is compared, not what one cell does. */
    private static final Pattern OTHERS =
            Pattern.compile("(name|description|assert|peers|k|metric|policies|seeds|sweep|where)([.\\[].*)?");

    private final Grid grid;
    private final Sweep sweep;
    private final String build;
    private final DataFiles data;
    private final Map<Point, String> shared = new HashMap<>();

    private CellKeys(Sweep sweep, Grid grid, String build, DataFiles data) {
        this.sweep = sweep;
        this.grid = grid;
        this.build = build;
        this.data = data;
    }

    /** The keys of a sweep; reads its data files and the program once. */
    public static CellKeys of(Sweep sweep, Grid grid) throws IOException {
        List<Path> files = new ArrayList<>();
        sweep.scenarios().values().forEach(scenario -> files.addAll(scenario.files()));
        CellKeys keys = new CellKeys(sweep, grid, Build.fingerprint(), DataFiles.of(files));
        for (Map.Entry<Point, Scenario> point : sweep.scenarios().entrySet()) {
            keys.shared.put(point.getKey(), keys.settings(point.getValue()));
        }
        return keys;
    }

    /** The fingerprint of the build. */
    public String build() {
        return build;
    }

    /** Hashes of the data files, by absolute path. */
    public Map<String, String> data() {
        Map<String, String> texts = new LinkedHashMap<>();
        data.hashes().forEach((file, hash) -> texts.put(file.toString(), hash));
        return texts;
    }

    private String settings(Scenario scenario) throws IOException {
        StringBuilder text = new StringBuilder(build).append('\n').append(data.text(scenario.files()));
        for (Setting setting : scenario.settings()) {
            if (!OTHERS.matcher(setting.path()).matches()) {
                text.append(setting.path()).append('=').append(setting.value()).append('\n');
            }
        }
        return text.toString();
    }

    /** The key, 40 hexadecimal digits. */
    public String key(Cell cell) {
        Scenario scenario = sweep.scenarios().get(cell.point());
        String settings = shared.get(cell.point());
        if (scenario == null || settings == null) {
            throw new IllegalArgumentException("no such point of the sweep: " + cell.point());
        }
        Selection policy = scenario.policies().get(cell.policy());
        Selection metric = scenario.grid().metrics().stream()
                .filter(selection -> selection.name().equals(cell.metric()))
                .findFirst()
                .orElseThrow();
        String text = settings + tried(scenario, cell) + "policy " + policy.name() + " "
                + new TreeMap<>(policy.values())
                + "\nmetric " + metric.name() + " " + new TreeMap<>(metric.values()) + "\nn " + cell.peers() + " links "
                + grid.links(cell) + " seed " + cell.seed();
        return Hash.of(text).substring(0, 40);
    }

    /** Newcomers try every policy of the scenario, with k links each. */
    private static String tried(Scenario scenario, Cell cell) {
        if (scenario.game().newcomers() == 0) {
            return "";
        }
        List<String> policies = scenario.policies().stream()
                .map(each -> each.label() + "=" + each.name() + " " + new TreeMap<>(each.values()))
                .toList();
        return "k " + cell.degree() + " tried " + policies + "\n";
    }
}
