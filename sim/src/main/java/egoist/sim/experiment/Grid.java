package egoist.sim.experiment;

import egoist.protocol.metric.Metric;
import egoist.protocol.policy.WiringPolicy;
import egoist.sim.scenario.Scenario;
import egoist.sim.scenario.Sweep;
import egoist.sim.sweep.Condition;
import egoist.sim.sweep.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All cells of a sweep: a plan for every point of its axes, and the condition that thins them out.
 *
 * @param plans by point, in the order of the axes
 */
public record Grid(Map<Point, Plan> plans, Condition where) {
    public Grid {
        plans = Collections.unmodifiableMap(new LinkedHashMap<>(plans));
    }

    /** What policies are compared in: point, metric, n and k. */
    public record Setting(Point point, int peers, String metric, int degree) {
        public static Setting of(Cell cell) {
            return new Setting(cell.point(), cell.peers(), cell.metric(), cell.degree());
        }
    }

    private record Twin(Point point, int peers, String metric, int policy, int links, int seed) {}

    /** Makes everything the scenarios of a sweep name. */
    public static Grid of(Sweep sweep) {
        Map<Point, Plan> plans = new LinkedHashMap<>();
        for (Map.Entry<Point, Scenario> there : sweep.scenarios().entrySet()) {
            plans.put(there.getKey(), Plans.of(there.getValue()));
        }
        return new Grid(plans, sweep.base().where());
    }

    static Grid of(Plan plan) {
        return new Grid(Map.of(Point.NONE, plan), Condition.ALL);
    }

    /** The plan a cell belongs to. */
    public Plan plan(Cell cell) {
        Plan plan = plans.get(cell.point());
        if (plan == null) {
            throw new IllegalArgumentException("no such point of the sweep: " + cell.point());
        }
        return plan;
    }

    /** All cells: by point, n, metric and k as tables are read, then by policy, then by seed. */
    public List<Cell> cells() {
        return cells(Map.of());
    }

    /** @param seeds number of replications where it is another than the scenario's */
    public List<Cell> cells(Map<Setting, Integer> seeds) {
        List<Cell> cells = new ArrayList<>();
        plans.forEach((point, plan) -> {
            for (int n : plan.peers()) {
                for (Metric metric : plan.metrics()) {
                    for (int degree : plan.degrees()) {
                        Setting setting = new Setting(point, n, metric.name(), degree);
                        add(setting, plan, seeds.getOrDefault(setting, plan.seeds()), cells);
                    }
                }
            }
        });
        return cells;
    }

    private void add(Setting setting, Plan plan, int seeds, List<Cell> cells) {
        for (int policy = 0; policy < plan.policies().size(); policy++) {
            String label = plan.policies().get(policy).label();
            for (int seed = 0; seed < seeds; seed++) {
                Cell cell = new Cell(
                        cells.size(),
                        setting.point(),
                        setting.peers(),
                        setting.metric(),
                        setting.degree(),
                        policy,
                        label,
                        seed);
                if (where.holds(cell.names())) {
                    cells.add(cell);
                }
            }
        }
    }

    /** The same cells under new numbers, from 0. */
    public static List<Cell> renumbered(List<Cell> cells) {
        List<Cell> renumbered = new ArrayList<>();
        for (Cell cell : cells) {
            renumbered.add(new Cell(
                    renumbered.size(),
                    cell.point(),
                    cell.peers(),
                    cell.metric(),
                    cell.degree(),
                    cell.policy(),
                    cell.label(),
                    cell.seed()));
        }
        return renumbered;
    }

    /** For each cell the first cell that is bound to have the same outcome because its policy ignores k; mostly itself. */
    public int[] twins(List<Cell> cells) {
        Map<Twin, Integer> first = new HashMap<>();
        int[] twins = new int[cells.size()];
        for (Cell cell : cells) {
            // Newcomers keep to k even where everybody else is linked to all.
            int links = plan(cell).game().newcomers() > 0 ? cell.degree() : links(cell);
            Twin twin = new Twin(cell.point(), cell.peers(), cell.metric(), cell.policy(), links, cell.seed());
            Integer earlier = first.putIfAbsent(twin, cell.index());
            twins[cell.index()] = earlier == null ? cell.index() : earlier;
        }
        return twins;
    }

    /** How many links a peer of the cell really has: k, unless its policy ignores that. */
    public int links(Cell cell) {
        WiringPolicy policy = plan(cell).policies().get(cell.policy()).policy();
        return policy.degree(cell.degree(), cell.peers());
    }
}
