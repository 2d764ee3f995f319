package egoist.config;

import egoist.protocol.parameter.Durations;
import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Registry;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a {@link Format} as a JSON Schema (draft 2020-12), for the checks here and for completion in editors. */
final class SchemaWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final TreeMap<String, ObjectNode> definitions = new TreeMap<>();

    private SchemaWriter() {}

    static ObjectNode schema(Format format) {
        SchemaWriter writer = new SchemaWriter();
        ObjectNode schema = JSON.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", format.title());
        schema.setAll(writer.shape(format.root()));
        if (!writer.definitions.isEmpty()) {
            ObjectNode defs = schema.putObject("$defs");
            writer.definitions.forEach(defs::set);
        }
        return schema;
    }

    /** The same text on every machine: two blanks of indentation, line feeds, a last line feed. */
    static String text(ObjectNode schema) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(indenter);
        return new JsonMapper().writer().with(printer).writeValueAsString(schema) + "\n";
    }

    private ObjectNode shape(Shape shape) {
        if (shape instanceof Shape.Scalar scalar) {
            return scalar(scalar.parameter());
        } else if (shape instanceof Shape.Sweep sweep) {
            return sweep(sweep.parameter());
        } else if (shape instanceof Shape.Selected selected) {
            return reference(selected);
        } else if (shape instanceof Shape.Sweeps) {
            return sweeps();
        } else if (shape instanceof Shape.Several several) {
            ObjectNode schema = JSON.objectNode();
            schema.putObject("if").put("type", "array");
            ObjectNode items = schema.putObject("then");
            items.put("minItems", 1);
            items.set("items", shape(several.item()));
            schema.set("else", shape(several.item()));
            return schema;
        }
        return block(((Shape.Block) shape).keys());
    }

    private ObjectNode block(List<Key> keys) {
        ObjectNode schema = JSON.objectNode();
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JSON.arrayNode();
        for (Key key : keys) {
            ObjectNode property = shape(key.shape());
            property.put("description", description(key));
            if (key.defaultValue() != null) {
                property.set("default", value(key.defaultValue()));
            }
            properties.set(key.name(), property);
            if (key.required()) {
                required.add(key.name());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    private static JsonNode value(Object value) {
        if (value instanceof Boolean flag) {
            return JSON.booleanNode(flag);
        } else if (value instanceof Integer number) {
            return JSON.numberNode(number.intValue());
        } else if (value instanceof Double number) {
            return JSON.numberNode(number.doubleValue());
        }
        return JSON.stringNode(value.toString());
    }

    private static String description(Key key) {
        return key.shape() instanceof Shape.Scalar scalar && scalar.parameter().kind() == Parameter.Kind.DURATION
                ? key.description() + " (" + scalar.expects() + ")"
                : key.description();
    }

    private static ObjectNode scalar(Parameter parameter) {
        ObjectNode schema = JSON.objectNode();
        switch (parameter.kind()) {
            case INTEGER -> range(schema.put("type", "integer"), parameter);
            case NUMBER -> range(schema.put("type", "number"), parameter);
            case DURATION -> schema.put("type", "string").put("pattern", Durations.PATTERN);
            case CHOICE -> {
                ArrayNode names = schema.put("type", "string").putArray("enum");
                parameter.allowed().forEach(names::add);
            }
            case TEXT -> schema.put("type", "string");
            case FILE -> schema.put("type", "string").put("minLength", 1);
            case FLAG -> schema.put("type", "boolean");
        }
        return schema;
    }

    private static ObjectNode sweep(Parameter parameter) {
        ObjectNode schema = JSON.objectNode();
        schema.putArray("type").add("integer").add("string").add("array");
        range(schema, parameter);
        schema.put("pattern", RangeText.PATTERN);
        schema.set("items", scalar(parameter));
        schema.put("minItems", 1);
        schema.put("uniqueItems", true);
        return schema;
    }

    /** Loose, because keys are free here; {@link AxisReader} says the rest. */
    private static ObjectNode sweeps() {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("additionalProperties").putObject("properties");
        properties.putObject("key").put("description", "the setting, as after --set");
        properties
                .putObject("values")
                .put("description", "the values it takes: a list, or a range like 0..0.1 step 0.02");
        return schema;
    }

    private static void range(ObjectNode schema, Parameter parameter) {
        if (parameter.min() > -Double.MAX_VALUE) {
            bound(schema, "minimum", parameter.min());
        }
        if (parameter.max() < Double.MAX_VALUE) {
            bound(schema, "maximum", parameter.max());
        }
    }

    private static void bound(ObjectNode schema, String keyword, double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            schema.put(keyword, (long) value);
        } else {
            schema.put(keyword, value);
        }
    }

    private ObjectNode reference(Shape.Selected selected) {
        String name = selected.registry().kind().replace(' ', '-');
        if (!definitions.containsKey(name)) {
            definitions.put(name, selected(selected));
        }
        ObjectNode schema = JSON.objectNode();
        return schema.put("$ref", "#/$defs/" + name);
    }

    /** The name alone, or a map; what else the map may hold depends on the name in it. */
    private ObjectNode selected(Shape.Selected selected) {
        ObjectNode schema = JSON.objectNode();
        schema.putArray("type").add("string").add("object");
        schema.putObject("if").put("type", "string");
        ObjectNode bare = schema.putObject("then");
        ArrayNode names = bare.putArray("enum");
        selected.registry().names().forEach(names::add);
        ObjectNode named = scalar(selected.name());
        schema.putObject("properties").set(selected.discriminator(), named);
        schema.putArray("required").add(selected.discriminator());
        ArrayNode cases = schema.putArray("allOf");
        for (Registry.Entry<?> entry : selected.registry().entries()) {
            ObjectNode one = cases.addObject();
            ObjectNode condition = one.putObject("if");
            condition.put("type", "object");
            condition
                    .putObject("properties")
                    .putObject(selected.discriminator())
                    .put("const", entry.name());
            condition.putArray("required").add(selected.discriminator());
            ObjectNode then = block(selected.keys(entry));
            then.remove("type");
            ((ObjectNode) then.get("properties"))
                    .putObject(selected.discriminator())
                    .put("description", entry.description());
            one.set("then", then);
        }
        return schema;
    }
}
