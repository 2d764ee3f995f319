package egoist.config;

import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Registry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Lists every key of a {@link Format}, and every entry of the registries it chooses from, as Markdown tables. */
public final class KeyListing {
    private final List<String> lines = new ArrayList<>();
    private final Map<String, Shape.Selected> registries = new LinkedHashMap<>();

    private KeyListing() {}

    /** The listing, in the order of the format; the headings of registries are of the third level. */
    public static String markdown(Format format) {
        KeyListing listing = new KeyListing();
        listing.lines.add("| key | value | default | meaning |");
        listing.lines.add("| --- | --- | --- | --- |");
        listing.keys(format.root().keys(), "");
        listing.registries.values().forEach(listing::registry);
        return String.join("\n", listing.lines) + "\n";
    }

    private void keys(List<Key> keys, String prefix) {
        for (Key key : keys) {
            String path = prefix + key.name();
            if (key.shape() instanceof Shape.Block block) {
                row("`" + path + "`", "a block", "", key.description());
                keys(block.keys(), path + ".");
                continue;
            }
            String value = key.shape().expects();
            if (key.shape().single() instanceof Shape.Selected selected) {
                String kind = selected.registry().kind();
                registries.putIfAbsent(kind, selected);
                value = key.shape() instanceof Shape.Several ? "one " + kind + " or a list" : "a " + kind;
            }
            row("`" + path + "`", value, defaultOf(key.defaultValue(), key.required()), key.description());
        }
    }

    private void registry(Shape.Selected selected) {
        String kind = selected.registry().kind();
        lines.add("");
        lines.add("### " + Character.toUpperCase(kind.charAt(0)) + kind.substring(1));
        lines.add("");
        lines.add(
                "A name alone, or `{" + selected.discriminator() + ": name, parameter: value}`" + more(selected) + ".");
        lines.add("");
        lines.add("| " + kind + " | what it is | parameters |");
        lines.add("| --- | --- | --- |");
        for (Registry.Entry<?> entry : selected.registry().entries()) {
            StringJoiner parameters = new StringJoiner("<br>");
            entry.parameters().forEach(parameter -> parameters.add(parameter(parameter)));
            row("`" + entry.name() + "`", entry.description(), parameters.toString());
        }
    }

    private static String more(Shape.Selected selected) {
        StringJoiner more = new StringJoiner("");
        selected.more().forEach(parameter -> more.add("; `" + parameter.name() + "`: " + parameter.description()));
        return more.toString();
    }

    private static String parameter(Parameter parameter) {
        Key key = Key.of(parameter);
        String value = defaultOf(key.defaultValue(), key.required());
        return "`" + parameter.name() + "` = " + (value.isEmpty() ? "none" : value) + ": " + parameter.description()
                + " (" + key.shape().expects() + ")";
    }

    private static String defaultOf(@Nullable Object value, boolean required) {
        if (value == null) {
            return required ? "must be given" : "";
        }
        return value.equals("") ? "" : "`" + value + "`";
    }

    private void row(String... cells) {
        StringJoiner row = new StringJoiner(" | ", "| ", " |");
        for (String cell : cells) {
            row.add(cell.replace("|", "\\|").replace("\n", " "));
        }
        lines.add(row.toString());
    }
}
