package egoist.config;

import egoist.config.YamlValue.YamlMap;
import egoist.config.YamlValue.YamlScalar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads configuration files of one {@link Format}, telling all mistakes at once. */
public final class ConfigReader {
    private final Format format;
    private final CrossCheck crossCheck;
    private final SchemaCheck schemaCheck;

    /** What was made from files, so that reading a text again with other settings does not read them again. */
    private final Map<ValueCheck.FromFile, Object> fromFiles = new HashMap<>();

    /** What a particular format demands of several settings together. */
    @FunctionalInterface
    public interface CrossCheck {
        /** Mistakes in {@code section}; must ask {@link Section#sound} before it reads a value. */
        List<Problem> problems(Section section);
    }

    public ConfigReader(Format format, CrossCheck crossCheck) {
        this.format = format;
        this.crossCheck = crossCheck;
        this.schemaCheck = new SchemaCheck(format);
    }

    /**
     * Reads a file.
     *
     * @param overrides {@code key.path=value} each, in order; the last for a key counts
     */
    public Checked<Section> read(Path file, List<String> overrides) {
        return readGiven(file, GivenSetting.sets(overrides));
    }

    /** Reads a text that is already in memory. */
    public Checked<Section> read(Source source, List<String> overrides) {
        return readGiven(source, GivenSetting.sets(overrides));
    }

    /**
     * Reads a file.
     *
     * @param over settings put over it, in order; the last for a key counts
     */
    public Checked<Section> readGiven(Path file, List<GivenSetting> over) {
        Checked<Source> source = Source.read(file);
        return source.value() == null ? Checked.failed(source.problems()) : readGiven(source.value(), over);
    }

    /** What settings make of the defaults alone, where there is no file. */
    public Checked<Section> readGiven(List<GivenSetting> over) {
        return check(new YamlMap(Map.of(), Origin.DEFAULT), over, new ArrayList<>());
    }

    /**
     * Reads a text that is already in memory.
     *
     * @param over settings put over it, in order; the last for a key counts
     */
    public Checked<Section> readGiven(Source source, List<GivenSetting> over) {
        List<Problem> problems = new ArrayList<>();
        YamlValue value = YamlReader.read(source, problems);
        if (value == null || isNothing(value)) {
            if (problems.isEmpty()) {
                problems.add(Problem.of(
                        ConfigCodes.EMPTY,
                        Origin.whole(source),
                        KeyPath.ROOT,
                        "the " + format.noun() + " is empty",
                        format.startingHelp()));
            }
            return Checked.failed(problems);
        }
        if (!(value instanceof YamlMap map)) {
            problems.add(Problem.of(
                    ConfigCodes.NOT_A_MAP,
                    value.origin(),
                    KeyPath.ROOT,
                    "a " + format.noun() + " is lines of 'key: value', not " + value.described(),
                    format.startingHelp()));
            return Checked.failed(problems);
        }
        return check(map, over, problems);
    }

    private static boolean isNothing(YamlValue value) {
        return value instanceof YamlMap map
                ? map.entries().isEmpty()
                : value instanceof YamlScalar scalar && scalar.value() == null;
    }

    private Checked<Section> check(YamlMap written, List<GivenSetting> over, List<Problem> problems) {
        YamlMap map = written;
        Overrides putOver = new Overrides(format.root(), problems);
        for (GivenSetting setting : over) {
            map = putOver.apply(map, setting);
        }
        Set<KeyPath> bad = new HashSet<>();
        schemaCheck.check(map, problems, bad);
        Map<KeyPath, Object> made = new HashMap<>();
        new ValueCheck(map, bad, made, fromFiles, problems).check(format.root());
        YamlValue filled = Defaults.fill(format.root(), map);
        YamlMap full = filled instanceof YamlMap block ? block : new YamlMap(Map.of(), map.origin());
        Section section = new Section(format.root(), full, KeyPath.ROOT, bad, made);
        problems.addAll(crossCheck.problems(section));
        return problems.isEmpty() ? Checked.of(section) : Checked.failed(problems);
    }
}
