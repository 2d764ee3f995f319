package egoist.node.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code egoist node} exits with; stable, so that scripts may rely on it. */
final class ExitCodes {
    static final int OK = 0;
    static final int ERROR = 1;
    static final int USAGE = 2;
    static final int NOT_READY = 3;
    static final int UNREACHABLE = 4;

    private ExitCodes() {}

    /** For the end of every help text. */
    static Map<String, String> described() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("0", "done");
        codes.put("1", "it failed; the message says why");
        codes.put("2", "the command line or the configuration has a mistake");
        codes.put("3", "the node answers but is not ready");
        codes.put("4", "the node does not answer");
        return codes;
    }
}
