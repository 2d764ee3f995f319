package egoist.node.http;

import java.util.List;

/** What an operator may order through the pages, with the node's token. Called by the threads of the pages. */
public interface Orders {
    /** Of a node that has no configuration to read again. */
    Orders NONE = new Orders() {
        @Override
        public Outcome reload() {
            return new Outcome(false, List.of("this node has no configuration to read again"));
        }

        @Override
        public Outcome logLevel(String level) {
            return new Outcome(false, List.of("this node's log has one level"));
        }
    };

    /**
     * What came of an order.
     *
     * @param taken false if nothing changed because of a mistake
     * @param lines for people, the same as in the log
     */
    record Outcome(boolean taken, List<String> lines) {}

    /** Takes the configuration anew, like SIGHUP. */
    Outcome reload();

    /** Logs at that level until the configuration is taken anew. */
    Outcome logLevel(String level);
}
