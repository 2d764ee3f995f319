package egoist.sim.scenario;

import egoist.config.Checked;
import egoist.config.ConfigReader;
import egoist.config.Format;
import egoist.config.Section;
import egoist.config.Source;
import egoist.protocol.parameter.Parameters;
import egoist.sim.check.Assertion;
import egoist.sim.game.GameConfig;
import egoist.sim.game.Misbehaviour;
import egoist.sim.network.BandwidthModel;
import egoist.sim.network.JitterModel;
import egoist.sim.network.LatencyModel;
import egoist.sim.network.LoadModel;
import egoist.sim.network.Network;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

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
        return source.value() == null ? Checked.failed(source.problems()) : read(file, source.value(), overrides);
    }

    private Checked<Scenario> read(Path file, Source source, List<String> overrides) {
        Checked<Section> section = reader.read(source, overrides);
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
