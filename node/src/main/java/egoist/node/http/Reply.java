package egoist.node.http;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answer to one request.
 *
 * @param status of HTTP
 * @param type media type of the body
 */
record Reply(int status, String type, byte[] body) {
    private static final String JSON = "application/json; charset=utf-8";

    static Reply json(ObjectNode document) {
        return json(200, document);
    }

    static Reply json(int status, ObjectNode document) {
        return new Reply(status, JSON, (document + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static Reply text(int status, String type, String body) {
        return new Reply(status, type + "; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }

    /** What was wrong, for programs and people alike. */
    static Reply error(int status, String message) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("version", Documents.VERSION);
        document.put("error", message);
        return json(status, document);
    }
}
