package egoist.sim.scenario;

import egoist.config.Axis;
import egoist.config.Checked;
import egoist.config.ConfigReader;
import egoist.config.Format;
import egoist.config.GivenSetting;
import egoist.config.Problem;
import egoist.config.Section;
import egoist.config.Source;
import egoist.protocol.parameter.Parameters;
import egoist.sim.check.Assertion;
import egoist.sim.game.GameConfig;
import egoist.sim.misbehaviour.Misbehaviour;
import egoist.sim.network.BandwidthModel;
import egoist.sim.network.JitterModel;
import egoist.sim.network.LatencyModel;
import egoist.sim.network.LoadModel;
import egoist.sim.network.Network;
import egoist.sim.sweep.Condition;
import egoist.sim.sweep.Point;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads scenario files: a {@link Scenario} that can be run, or every mistake in it. */
public final class ScenarioReader {
    private final ScenarioRegistries registries;
    private final ConfigReader reader;

    /** A reader of scenarios that choose from everything the product has. */
    public ScenarioReader() {
        this(ScenarioRegistries.standard());
    }

    public ScenarioReader(ScenarioRegistries registries) {
        this.registries = registries;
        Format format = ScenarioFormat.of(registries);
        this.reader = new ConfigReader(format, new ScenarioChecks(registries)::problems);
    }

    /**
     * Reads a scenario file and the data files it names.
     *
     * @param overrides {@code key.path=value} each, in order; the last for a key counts
     */
    public Checked<Scenario> read(Path file, List<String> overrides) {
        Checked<Source> source = Source.read(file);
        return source.value() == null
                ? Checked.failed(source.problems())
                : read(file, source.value(), GivenSetting.sets(overrides));
    }

    /**
     * Reads a scenario file with all its axes: one scenario for each combination of their values.
     *
     * @param overrides as for {@link #read}
     */
    public Checked<Sweep> readSweep(Path file, List<String> overrides) {
        Checked<Source> source = Source.read(file);
        return source.value() == null
                ? Checked.failed(source.problems())
                : readSweep(file, source.value(), GivenSetting.sets(overrides));
    }

    /**
     * The same from a text that is in memory; paths in it are relative to where {@code file} is.
     *
     * @param directory relative paths in overrides are relative to it
     */
    public Checked<Sweep> readSweep(Path file, String text, List<String> overrides, Path directory) {
        return readSweep(file, Source.file(file, text), GivenSetting.sets(overrides, directory));
    }

    private Checked<Sweep> readSweep(Path file, Source source, List<GivenSetting> over) {
        Checked<Scenario> base = read(file, source, over);
        Scenario scenario = base.value();
        if (scenario == null) {
            return Checked.failed(base.problems());
        }
        Map<Point, Scenario> scenarios = new LinkedHashMap<>();
        Map<String, Problem> problems = new LinkedHashMap<>();
        for (Point point : Sweep.points(scenario.axes())) {
            List<GivenSetting> given = new ArrayList<>(over);
            for (Axis axis : scenario.axes()) {
                String value = point.values().getOrDefault(axis.name(), "");
                given.add(GivenSetting.flag("axis " + axis.name(), axis.key(), value));
            }
            Checked<Scenario> there = scenario.axes().isEmpty() ? base : read(file, source, given);
            if (there.value() == null) {
                there.problems().forEach(problem -> problems.putIfAbsent(problem.text(), problem));
            } else {
                scenarios.put(point, there.value());
            }
        }
        return problems.isEmpty()
                ? Checked.of(new Sweep(scenario, scenarios))
                : Checked.failed(List.copyOf(problems.values()));
    }

    private Checked<Scenario> read(Path file, Source source, List<GivenSetting> given) {
        Checked<Section> section = reader.readGiven(source, given);
        return section.value() == null
                ? Checked.failed(section.problems())
                : Checked.of(scenario(section.value(), stem(file), source.text()));
    }

    private static String stem(Path file) {
        Path last = file.getFileName();
        return last == null ? "scenario" : last.toString().replaceFirst("\\.ya?ml$", "");
    }

    private Scenario scenario(Section section, String fileName, String text) {
        Parameters top = section.parameters();
        return new Scenario(
                top.text("name").isBlank() ? fileName : top.text("name"),
                top.text("description").strip(),
                Assertion.parseAll(top.text("assert")),
                Scenario.Mode.valueOf(top.choice("mode").toUpperCase(Locale.ROOT)),
                Scenario.Workload.valueOf(top.choice("workload").toUpperCase(Locale.ROOT)),
                new Scenario.Grid(section.sweep("peers"), section.sweep("k"), section.selections("metric")),
                section.selections("policies"),
                section.selection("preferences"),
                top.number("penalty"),
                top.integer("seeds"),
                top.integer("seed"),
                world(section.section("network")),
                GameConfig.from(section.section("game").parameters()),
                section.section("protocol").parameters(),
                new Scenario.Span(
                        top.micros("duration"),
                        top.micros("warmup"),
                        top.micros("sample"),
                        top.micros("join-over"),
                        top.micros("decision")),
                section.selection("churn"),
                section.selections("faults"),
                Misbehaviour.from(section.section("misbehaviour").parameters()),
                section.selections("applications"),
                section.axes("sweep"),
                Condition.parse(top.text("where")),
                section.files(),
                text,
                section.settings());
    }

    private Scenario.World world(Section network) {
        double loss = network.parameters().number("loss");
        return new Scenario.World(
                network.selection("latency"),
                network.selection("jitter"),
                network.selection("load"),
                network.selection("bandwidth"),
                loss,
                new Network(
                        network.made("latency", registries.latencies(), LatencyModel.class),
                        network.made("jitter", registries.jitters(), JitterModel.class),
                        network.made("load", registries.loads(), LoadModel.class),
                        network.made("bandwidth", registries.bandwidths(), BandwidthModel.class),
                        loss));
    }
}
