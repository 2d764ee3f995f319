package egoist.config;

import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Writes a configuration to start from: every key with its default and, above it, a comment. Blocks of single settings are
 * commented out as a whole, so that they follow the defaults until someone changes them: such a line has no blank behind its
 * {@code #}, which tells it from prose.
 */
public final class Template {
    private static final int WIDTH = 110;

    private final Map<String, String> examples;
    private final List<String> lines = new ArrayList<>();

    private Template(Map<String, String> examples) {
        this.examples = examples;
    }

    /**
     * The text of a configuration with no mistakes.
     *
     * @param heading first lines, such as a comment that names the JSON Schema
     * @param examples values by key for what has no default, or should not have it; may hold several lines
     */
    public static String text(Format format, List<String> heading, Map<String, String> examples) {
        Template template = new Template(examples);
        template.lines.addAll(heading);
        template.keys(format.root().keys(), "", "");
        return String.join("\n", template.lines) + "\n";
    }

    private void keys(List<Key> keys, String indent, String mark) {
        for (Key key : keys) {
            boolean top = indent.isEmpty() && mark.isEmpty();
            if (top) {
                lines.add("");
            }
            if (key.shape() instanceof Shape.Block block) {
                comment(indent, "", key.description());
                String inner = mark.isEmpty() && onlySettings(block) ? "#" : mark;
                lines.add(indent + inner + key.name() + ":");
                keys(block.keys(), indent + "  ", inner);
            } else if (!mark.isEmpty()) {
                lines.add(indent + mark + key.name() + ": " + value(key) + "  # " + about(key));
            } else {
                comment(indent, "", about(key));
                entries(indent, key.shape().single());
                String value = value(key);
                boolean none = value.equals("...") || key.shape() instanceof Shape.Sweeps;
                String separator = value.startsWith("\n") ? ":" : ": ";
                lines.add(indent + (none ? "#" : "") + key.name() + separator + value);
            }
        }
    }

    private static boolean onlySettings(Shape.Block block) {
        return block.keys().stream().allMatch(key -> key.shape() instanceof Shape.Scalar);
    }

    private String value(Key key) {
        String example = examples.get(key.name());
        if (example != null) {
            return example;
        }
        if (key.shape() instanceof Shape.Sweeps) {
            return "{}";
        }
        Object value = key.defaultValue();
        return value == null ? "..." : value.equals("") ? "\"\"" : value.toString();
    }

    private static String about(Key key) {
        boolean free =
                key.shape() instanceof Shape.Scalar scalar && scalar.parameter().kind() == Parameter.Kind.TEXT;
        boolean named = key.shape().single() instanceof Shape.Selected;
        return free || named
                ? key.description()
                : key.description() + " (" + key.shape().expects() + ")";
    }

    /** What a key that names an entry of a registry may name. */
    private void entries(String indent, Shape shape) {
        if (!(shape instanceof Shape.Selected selected)) {
            return;
        }
        for (Registry.Entry<?> entry : selected.registry().entries()) {
            StringJoiner given =
                    new StringJoiner(", ", "{" + selected.discriminator() + ": " + entry.name() + ", ", "}");
            for (Parameter parameter : entry.parameters()) {
                Object value = parameter.defaultValue();
                given.add(parameter.name() + ": " + (value == null ? "..." : value));
            }
            String form = entry.parameters().isEmpty() ? entry.name() : given.toString();
            comment(indent, "  ", form + "  " + entry.description());
        }
    }

    /** Prose: a {@code #} and a blank, which no setting that is commented out has. */
    private void comment(String indent, String inset, String text) {
        StringBuilder line = new StringBuilder();
        String start = indent + "# " + inset;
        for (String word : text.split(" ", -1)) {
            if (start.length() + line.length() + word.length() > WIDTH) {
                lines.add(start + line.toString().strip());
                line.setLength(0);
                start = indent + "# " + inset + "    ";
            }
            line.append(word).append(' ');
        }
        lines.add(start + line.toString().strip());
    }
}
