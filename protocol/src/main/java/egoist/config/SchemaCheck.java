package egoist.config;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import egoist.config.YamlValue.YamlList;
import egoist.config.YamlValue.YamlMap;
import egoist.config.YamlValue.YamlScalar;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Checks a configuration against the JSON Schema of its format and tells each violation as a {@link Problem}. */
final class SchemaCheck {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Schema schema;
    private final Violations violations;

    SchemaCheck(Format format) {
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(format.schema());
        this.violations = new Violations(format);
    }

    /**
     * Adds all violations to {@code problems}, at most one for each place and key, and their places to {@code bad}.
     */
    void check(YamlMap root, List<Problem> problems, Set<KeyPath> bad) {
        Map<KeyPath, Problem> found = new LinkedHashMap<>();
        JsonNode json = json(root, KeyPath.ROOT, found);
        for (Error error : schema.validate(json)) {
            KeyPath path = path(root, error.getInstanceLocation());
            KeyPath place = error.getProperty() == null ? path : path.child(error.getProperty());
            Problem problem = violations.problem(root, path, error);
            found.merge(place, problem, (first, second) -> rank(second) < rank(first) ? second : first);
        }
        problems.addAll(found.values());
        bad.addAll(found.keySet());
    }

    /** Of two violations at one place, the one that explains the other comes first. */
    private static int rank(Problem problem) {
        List<Code> order = List.of(
                ConfigCodes.NOT_FINITE, ConfigCodes.WRONG_TYPE, ConfigCodes.NOT_ALLOWED, ConfigCodes.OUT_OF_RANGE);
        int rank = order.indexOf(problem.code());
        return rank < 0 ? order.size() : rank;
    }

    private static JsonNode json(YamlValue value, KeyPath path, Map<KeyPath, Problem> problems) {
        if (value instanceof YamlMap map) {
            ObjectNode node = JSON.objectNode();
            map.entries().forEach((key, entry) -> node.set(key, json(entry.value(), path.child(key), problems)));
            return node;
        }
        if (value instanceof YamlList list) {
            ArrayNode node = JSON.arrayNode();
            for (YamlValue item : list.items()) {
                node.add(json(item, path.child(node.size()), problems));
            }
            return node;
        }
        YamlScalar scalar = (YamlScalar) value;
        if (scalar.value() instanceof Double number && !Double.isFinite(number)) {
            problems.put(
                    path,
                    Problem.of(
                            ConfigCodes.NOT_FINITE,
                            scalar.origin(),
                            path,
                            "a setting must be finite, not '" + scalar.shown() + "'"));
            return JSON.nullNode();
        }
        return scalar(scalar);
    }

    private static JsonNode scalar(YamlScalar scalar) {
        Object value = scalar.value();
        if (value == null) {
            return JSON.nullNode();
        } else if (value instanceof String text) {
            return JSON.stringNode(text);
        } else if (value instanceof Boolean flag) {
            return JSON.booleanNode(flag);
        } else if (value instanceof Long number) {
            return JSON.numberNode(number.longValue());
        } else if (value instanceof BigInteger number) {
            return JSON.numberNode(number);
        }
        return JSON.numberNode(((Double) value).doubleValue());
    }

    /** The validator's path in our terms; whether a part is a key or a position follows from the tree. */
    private static KeyPath path(YamlValue root, NodePath location) {
        KeyPath path = KeyPath.ROOT;
        for (int i = 0; i < location.getNameCount(); i++) {
            Object part = location.getElement(i);
            boolean inList = root.at(path) instanceof YamlList;
            path = path.child(inList ? Integer.valueOf(part.toString()) : part.toString());
        }
        return path;
    }
}
