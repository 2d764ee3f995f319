package egoist.config;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A kind of configuration file.
 *
 * @param noun what one is called in messages, like {@code scenario}
 * @param title of its JSON Schema
 * @param root everything it may hold
 * @param startingHelp what to do for someone who has an empty file, like {@code 'egoist sim init' writes one to start from}
 */
public record Format(String noun, String title, Shape.Block root, String startingHelp) {
    /** Its JSON Schema (draft 2020-12), the same text on every machine, ending in a line feed. */
    public String schemaText() {
        return SchemaWriter.text(schema());
    }

    ObjectNode schema() {
        return SchemaWriter.schema(this);
    }

    /** Where else a key of this name is allowed, as paths; so that a misplaced key can be pointed home. */
    List<String> homesOf(String key) {
        List<String> homes = new ArrayList<>();
        collect(root, KeyPath.ROOT, key, homes);
        return homes;
    }

    private static void collect(Shape.Block block, KeyPath path, String wanted, List<String> homes) {
        for (Key key : block.keys()) {
            if (key.name().equals(wanted)) {
                homes.add(path.isRoot() ? "at the top" : "under '" + path + "'");
            }
            if (key.shape() instanceof Shape.Block inner) {
                collect(inner, path.child(key.name()), wanted, homes);
            }
        }
    }
}
