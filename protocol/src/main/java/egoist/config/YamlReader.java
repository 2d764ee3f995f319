package egoist.config;

import egoist.config.YamlValue.YamlList;
import egoist.config.YamlValue.YamlMap;
import egoist.config.YamlValue.YamlScalar;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * YAML 1.2 (core schema) to {@link YamlValue}s. Works on the parser's events rather than on its node graph, so that depth,
 * number of values and aliases are limited while reading, and duplicate keys are mistakes like any other.
 */
final class YamlReader {
    private static final int MAX_DEPTH = 40;
    private static final int MAX_VALUES = 20_000;
    private static final int MAX_NUMBER_LENGTH = 40;

    private final Source source;
    private final int firstColumn;
    private final List<Problem> problems;
    private final ScalarResolver resolver = new CoreSchema().getScalarResolver();
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private final Iterator<Event> events;
    private int values;

    private record Anchored(YamlValue value, int size) {}

    /** Ends reading: what follows would make no sense. */
    private static final class Refused extends RuntimeException {
        private final transient Problem problem;

        Refused(Problem problem) {
            super(problem.message(), null, false, false);
            this.problem = problem;
        }
    }

    private YamlReader(Source source, String text, int firstColumn, List<Problem> problems) {
        this.source = source;
        this.firstColumn = firstColumn;
        this.problems = problems;
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /** The value of a whole source; null, with problems added, if the text is no YAML or empty. */
    static @Nullable YamlValue read(Source source, List<Problem> problems) {
        return read(source, source.text(), 1, problems);
    }

    /**
     * The value of a part of the source's first line.
     *
     * @param firstColumn the column at which {@code text} begins
     */
    static @Nullable YamlValue read(Source source, String text, int firstColumn, List<Problem> problems) {
        try {
            return new YamlReader(source, text, firstColumn, problems).document();
        } catch (Refused e) {
            problems.add(e.problem);
        } catch (MarkedYamlEngineException e) {
            problems.add(syntax(source, firstColumn, e));
        } catch (YamlEngineException e) {
            problems.add(Problem.of(
                    ConfigCodes.SYNTAX, Origin.whole(source), KeyPath.ROOT, "not valid YAML: " + e.getMessage()));
        }
        return null;
    }

    private @Nullable YamlValue document() {
        YamlValue root = null;
        while (events.hasNext()) {
            Event event = events.next();
            switch (event.getEventId()) {
                case StreamStart, StreamEnd, DocumentStart, DocumentEnd, Comment -> {}
                default -> {
                    if (root != null) {
                        throw refused(
                                ConfigCodes.NOT_USED,
                                event,
                                KeyPath.ROOT,
                                "a second document begins before this line; a configuration is one document");
                    }
                    root = value(event, KeyPath.ROOT);
                }
            }
        }
        return root;
    }

    private YamlValue value(Event event, KeyPath path) {
        if (path.parts().size() > MAX_DEPTH) {
            throw refused(
                    ConfigCodes.TOO_DEEP,
                    event,
                    KeyPath.ROOT,
                    "lists and maps nested more than " + MAX_DEPTH + " deep");
        }
        if (event instanceof AliasEvent alias) {
            return alias(alias, path);
        }
        int before = values;
        count(event, 1);
        Optional<String> tag = Optional.empty();
        YamlValue value;
        if (event instanceof ScalarEvent scalar) {
            tag = scalar.getTag();
            value = scalar(scalar);
        } else {
            CollectionStartEvent start = (CollectionStartEvent) event;
            tag = start.getTag();
            value = event.getEventId() == Event.ID.MappingStart ? map(start, path) : list(start, path);
        }
        if (tag.isPresent() && !tag.get().equals("!")) {
            problems.add(Problem.of(
                    ConfigCodes.NOT_USED, origin(event), path, "tags like '" + tag.get() + "' are not used here"));
        }
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            anchors.put(node.getAnchor().get(), new Anchored(value, values - before));
        }
        return value;
    }

    private YamlValue alias(AliasEvent alias, KeyPath path) {
        Anchored anchored = anchors.get(alias.getAlias());
        if (anchored == null) {
            throw refused(
                    ConfigCodes.NOT_USED,
                    alias,
                    path,
                    "the alias '*" + alias.getAlias() + "' names nothing that is complete before this place");
        }
        count(alias, anchored.size());
        return anchored.value();
    }

    private void count(Event event, int more) {
        values += more;
        if (values > MAX_VALUES) {
            throw refused(
                    ConfigCodes.TOO_DEEP,
                    event,
                    KeyPath.ROOT,
                    "more than " + MAX_VALUES + " values, counting repetitions by aliases");
        }
    }

    private YamlValue list(CollectionStartEvent start, KeyPath path) {
        List<YamlValue> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(value(event, path.child(items.size())));
        }
        return new YamlList(items, origin(start));
    }

    private YamlValue map(CollectionStartEvent start, KeyPath path) {
        Map<String, YamlMap.Entry> entries = new LinkedHashMap<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            if (!(event instanceof ScalarEvent key)) {
                throw refused(ConfigCodes.NOT_USED, event, path, "a key must be plain text");
            }
            String name = key.getValue();
            KeyPath child = path.child(name);
            YamlMap.Entry entry = new YamlMap.Entry(origin(key), value(events.next(), child));
            YamlMap.Entry first = entries.putIfAbsent(name, entry);
            if (first != null) {
                problems.add(Problem.of(
                        ConfigCodes.DUPLICATE_KEY,
                        entry.keyOrigin(),
                        child,
                        "'" + name + "' is given twice; first on line "
                                + first.keyOrigin().line()));
            }
        }
        return new YamlMap(entries, origin(start));
    }

    private YamlScalar scalar(ScalarEvent event) {
        String text = event.getValue();
        Origin origin = origin(event);
        Tag tag = event.isPlain() && text.length() <= MAX_NUMBER_LENGTH ? resolver.resolve(text, true) : Tag.STR;
        Object value = text;
        if (tag.equals(Tag.NULL)) {
            value = null;
        } else if (tag.equals(Tag.BOOL)) {
            value = Boolean.parseBoolean(text);
        } else if (tag.equals(Tag.INT)) {
            value = wholeNumber(text);
        } else if (tag.equals(Tag.FLOAT)) {
            value = number(text);
        }
        return new YamlScalar(value, text, origin);
    }

    private static Object wholeNumber(String text) {
        BigInteger number;
        if (text.startsWith("0o")) {
            number = new BigInteger(text.substring(2), 8);
        } else if (text.startsWith("0x")) {
            number = new BigInteger(text.substring(2), 16);
        } else {
            number = new BigInteger(text);
        }
        return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
    }

    private static double number(String text) {
        String plain = text.replaceFirst("^[+-]", "");
        double sign = text.startsWith("-") ? -1 : 1;
        if (plain.startsWith(".") && Character.isLetter(plain.charAt(1))) {
            return plain.equalsIgnoreCase(".inf") ? sign * Double.POSITIVE_INFINITY : Double.NaN;
        }
        return Double.parseDouble(text);
    }

    private Origin origin(Event event) {
        Optional<Mark> start = event.getStartMark();
        if (start.isEmpty()) {
            return Origin.whole(source);
        }
        Mark from = start.get();
        int length = event instanceof ScalarEvent
                ? event.getEndMark()
                        .filter(end -> end.getLine() == from.getLine())
                        .map(end -> end.getColumn() - from.getColumn())
                        .orElse(1)
                : 1;
        return origin(source, firstColumn, from, length);
    }

    private static Origin origin(Source source, int firstColumn, Mark mark, int length) {
        int shift = mark.getLine() == 0 ? firstColumn : 1;
        return new Origin(source, mark.getLine() + 1, mark.getColumn() + shift, Math.max(1, length));
    }

    private Refused refused(Code code, Event event, KeyPath path, String message) {
        return new Refused(Problem.of(code, origin(event), path, message));
    }

    private static Problem syntax(Source source, int firstColumn, MarkedYamlEngineException e) {
        Origin origin = e.getProblemMark()
                .or(e::getContextMark)
                .map(mark -> origin(source, firstColumn, mark, 1))
                .orElse(Origin.whole(source));
        String problem = String.valueOf(e.getProblem()).replaceAll("\\p{Cntrl}", " ");
        String began = e.getContextMark()
                .filter(mark -> mark.getLine() + 1 < origin.line())
                .map(mark -> " that begins on line " + (mark.getLine() + 1))
                .orElse("");
        String context = e.getContext() == null ? "" : " (" + e.getContext() + began + ")";
        return Problem.of(
                ConfigCodes.SYNTAX, origin, KeyPath.ROOT, "not valid YAML: " + problem + context, advice(problem));
    }

    private static String advice(String problem) {
        if (problem.contains("TAB")) {
            return "indent with spaces, not tabs";
        }
        if (problem.contains("mapping values are not allowed")) {
            return "check the indentation of this line and the one above; text that holds ': ' needs quotes";
        }
        if (problem.contains("<block end>") || problem.contains("could not find expected ':'")) {
            return "this line or the one above is indented differently from its neighbours, or lacks 'key: value'";
        }
        if (problem.contains("expected ',' or")) {
            return "a bracket or brace opened before this place is not closed, or a comma is missing";
        }
        return "check brackets, quotes and indentation around this place";
    }
}
