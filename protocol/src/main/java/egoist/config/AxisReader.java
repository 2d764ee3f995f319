package egoist.config;

import egoist.config.YamlValue.YamlList;
import egoist.config.YamlValue.YamlMap;
import egoist.config.YamlValue.YamlScalar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the axes of a {@link Shape.Sweeps}: {@code network.loss: [0, 0.1]}, {@code game.epochs: 10..50 step 20} or
 * {@code loss: {key: network.loss, values: [0, 0.1]}}.
 */
final class AxisReader {
    private static final String NUMBER = "(-?[0-9]{1,12}(?:\\.[0-9]{1,9})?)";
    private static final Pattern RANGE =
            Pattern.compile(" *" + NUMBER + " *\\.\\. *" + NUMBER + "(?: +step +" + NUMBER + ")? *");
    private static final int MOST_VALUES = 1000;

    private final List<Problem> problems;

    /** @param problems gets what is wrong; axes with mistakes are left out */
    AxisReader(List<Problem> problems) {
        this.problems = problems;
    }

    List<Axis> read(YamlValue sweep, KeyPath path) {
        List<Axis> axes = new ArrayList<>();
        if (sweep instanceof YamlMap map) {
            map.entries().forEach((name, entry) -> axis(name, entry, path.child(name), axes));
        }
        return axes;
    }

    private void axis(String name, YamlMap.Entry entry, KeyPath path, List<Axis> axes) {
        YamlValue values = entry.value();
        String key = name;
        if (values instanceof YamlMap named) {
            YamlValue given = named.get("values");
            if (!(named.get("key") instanceof YamlScalar setting)
                    || given == null
                    || named.entries().size() != 2) {
                wrong(values.origin(), path, "a named axis is {key: network.loss, values: [...]}, with nothing else");
                return;
            }
            key = setting.text();
            values = given;
        }
        int known = problems.size();
        List<String> texts = values(values, path);
        if (texts.isEmpty() && problems.size() == known) {
            wrong(values.origin(), path, "the axis has no values");
        } else if (new HashSet<>(texts).size() < texts.size()) {
            wrong(values.origin(), path, "the axis has the same value twice");
        }
        if (problems.size() == known) {
            axes.add(new Axis(name, key, texts, entry.keyOrigin()));
        }
    }

    private List<String> values(YamlValue value, KeyPath path) {
        List<String> texts = new ArrayList<>();
        if (value instanceof YamlList list) {
            for (YamlValue item : list.items()) {
                if (item instanceof YamlScalar scalar && scalar.value() != null) {
                    texts.add(scalar.text());
                } else {
                    wrong(item.origin(), path, "a value of an axis is a number or text; write a map in quotes");
                }
            }
        } else if (value instanceof YamlScalar scalar && scalar.value() != null) {
            for (String part : scalar.text().matches(".*[{\\[].*")
                    ? List.of(scalar.text())
                    : List.of(scalar.text().split(","))) {
                Matcher range = RANGE.matcher(part);
                if (range.matches()) {
                    range(range, scalar, path, texts);
                } else {
                    texts.add(part.strip());
                }
            }
        } else {
            wrong(value.origin(), path, "an axis needs values: a list, or a range like 0..0.1 step 0.02");
        }
        return texts;
    }

    private void range(Matcher range, YamlScalar scalar, KeyPath path, List<String> texts) {
        BigDecimal first = new BigDecimal(range.group(1));
        BigDecimal last = new BigDecimal(range.group(2));
        BigDecimal step = range.group(3) == null ? BigDecimal.ONE : new BigDecimal(range.group(3));
        if (first.compareTo(last) > 0 || step.signum() <= 0) {
            wrong(scalar.origin(), path, "a range goes up, in steps above 0, not '" + scalar.shown() + "'");
            return;
        }
        for (BigDecimal value = first; value.compareTo(last) <= 0; value = value.add(step)) {
            if (texts.size() >= MOST_VALUES) {
                wrong(scalar.origin(), path, "more than " + MOST_VALUES + " values");
                return;
            }
            texts.add(value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString());
        }
    }

    private void wrong(Origin origin, KeyPath path, String message) {
        problems.add(Problem.of(ConfigCodes.NO_AXIS, origin, path, message));
    }
}
