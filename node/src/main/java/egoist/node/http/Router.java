package egoist.node.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import egoist.config.Nearest;
import egoist.node.view.Feed;
import egoist.node.view.NodeStatus;
import egoist.node.view.NodeView;
import egoist.node.view.OverlayPicture;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds the answer to each request, and refuses what it should not answer. */
final class Router {
    private static final Logger LOG = LoggerFactory.getLogger(Router.class);
    private static final long HUNG_MILLIS = 5_000;
    private static final int MOST_EVENTS = 1000;
    private static final int MOST_PARAMETERS = 8;
    private static final String PROMETHEUS = "text/plain; version=0.0.4";

    /** Paths that change something. */
    private static final Set<String> ORDERS = Set.of("/v1/leave", "/v1/reload", "/v1/loglevel");

    private final NodeView view;
    private final Feed feed;
    private final EventStreams streams;
    private final About about;
    private final Token token;
    private final Documents documents;
    private final Map<String, Page> pages = new LinkedHashMap<>();

    /** Answers one path. */
    private interface Page {
        Reply answer(Map<String, String> query);
    }

    Router(
            Documents documents,
            NodeView view,
            Feed feed,
            EventStreams streams,
            NodeMetrics metrics,
            About about,
            Token token) {
        this.view = view;
        this.feed = feed;
        this.streams = streams;
        this.about = about;
        this.token = token;
        this.documents = documents;
        pages.put("/", query -> MapPage.reply("map.html"));
        pages.put("/map.js", query -> MapPage.reply("map.js"));
        pages.put("/map-layout.js", query -> MapPage.reply("map-layout.js"));
        pages.put("/map.css", query -> MapPage.reply("map.css"));
        pages.put("/healthz", query -> healthz());
        pages.put("/readyz", query -> readyz());
        pages.put("/metrics", query -> Reply.text(200, PROMETHEUS, metrics.scrape()));
        pages.put("/v1/status", query -> Reply.json(documents.status()));
        pages.put("/v1/members", query -> Reply.json(documents.members()));
        pages.put("/v1/neighbors", query -> Reply.json(documents.neighbors()));
        pages.put("/v1/rtt", this::rtt);
        pages.put("/v1/path", this::path);
        pages.put("/v1/routes", query -> Reply.json(documents.routes()));
        pages.put("/v1/why", this::why);
        pages.put("/v1/lsdb", this::lsdb);
        pages.put("/v1/graph", query -> Reply.json(documents.graph()));
        pages.put("/v1/events", this::events);
        pages.put(
                "/v1/config",
                query -> Reply.json(Documents.config(this.about.settings().get())));
        pages.put("/v1/leave", this::leave);
        pages.put("/v1/reload", query -> outcome(about.orders().reload()));
        pages.put("/v1/loglevel", query -> outcome(about.orders().logLevel(query.getOrDefault("level", ""))));
    }

    void handle(HttpExchange exchange) {
        try {
            if (!EventStreams.isWanted(exchange) || !refuse(exchange, "GET").isEmpty()) {
                send(exchange, reply(exchange));
            } else if (!streams.open(exchange)) {
                send(exchange, Reply.error(503, "too many readers of events; ask for them without a stream"));
            }
        } catch (IOException e) {
            LOG.debug("a reader of the pages went away", e);
            exchange.close();
        } catch (RuntimeException | Error e) {
            LOG.error("no answer to {}", exchange.getRequestURI().getPath(), e);
            exchange.close();
        }
    }

    private Reply reply(HttpExchange exchange) {
        try {
            String path = exchange.getRequestURI().getPath();
            Page page = pages.get(path);
            if (page == null) {
                String near = Nearest.of(path, pages.keySet())
                        .map(name -> "; did you mean " + name + "?")
                        .orElse("");
                return Reply.error(404, "no such page" + near + "; there are: " + String.join(" ", pages.keySet()));
            }
            List<Reply> refusal = refuse(exchange, ORDERS.contains(path) ? "POST" : "GET");
            return refusal.isEmpty() ? page.answer(query(exchange.getRequestURI())) : refusal.get(0);
        } catch (RequestException e) {
            return e.reply();
        } catch (RuntimeException e) {
            LOG.error("no answer to {}", exchange.getRequestURI().getPath(), e);
            return Reply.error(500, "the node failed to answer; its log says more");
        }
    }

    /** Why the request is refused whatever it asks for; empty if it is not. */
    private List<Reply> refuse(HttpExchange exchange, String method) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        // A page from elsewhere that has its own name pointed at 127.0.0.1 would otherwise read this one through a
        // browser.
        if (host == null || !HostHeader.isAddressOrLocalhost(host)) {
            return List.of(Reply.error(421, "these pages are reached by address or as localhost"));
        }
        String asked = exchange.getRequestMethod();
        boolean reading = method.equals("GET") && asked.equals("HEAD");
        if (!asked.equals(method) && !reading) {
            exchange.getResponseHeaders().set("Allow", method.equals("GET") ? "GET, HEAD" : method);
            return List.of(Reply.error(405, "this is asked for with " + method));
        }
        if (method.equals("POST") && !token.allows(exchange.getRequestHeaders().getFirst("Authorization"))) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
            return List.of(Reply.error(401, "this needs the token of the node, as 'Authorization: Bearer ...'"));
        }
        return List.of();
    }

    private void send(HttpExchange exchange, Reply reply) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", reply.type());
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:;"
                        + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(reply.status(), head ? -1 : reply.body().length);
        if (!head) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(reply.body());
            }
        }
        exchange.close();
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new HashMap<>();
        if (uri.getRawQuery() == null) {
            return query;
        }
        String[] parts = uri.getRawQuery().split("&", MOST_PARAMETERS + 1);
        if (parts.length > MOST_PARAMETERS) {
            throw new RequestException(400, "more than " + MOST_PARAMETERS + " parameters");
        }
        for (String part : parts) {
            int equals = part.indexOf('=');
            int end = equals < 0 ? part.length() : equals;
            if (end > 0) {
                try {
                    String value =
                            URLDecoder.decode(part.substring(Math.min(end + 1, part.length())), StandardCharsets.UTF_8);
                    query.put(part.substring(0, end), value);
                } catch (IllegalArgumentException e) {
                    throw new RequestException(400, "the query is not well encoded");
                }
            }
        }
        return query;
    }

    private Reply healthz() {
        long silentMillis = view.status().tickedMillis();
        boolean healthy = silentMillis < HUNG_MILLIS;
        String text = healthy ? "ok\n" : "the thread of the peer hangs since " + silentMillis + " ms\n";
        return Reply.text(healthy ? 200 : 503, "text/plain", text);
    }

    private Reply readyz() {
        NodeStatus status = view.status();
        String text = status.ready() ? "ready\n" : "not ready: " + status.notReady() + "\n";
        return Reply.text(status.ready() ? 200 : 503, "text/plain", text);
    }

    private Reply rtt(Map<String, String> query) {
        OverlayPicture picture = documents.picture();
        int from = end(picture, query, "from", "self");
        return Reply.json(documents.rtt(picture, from, end(picture, query, "to", null)));
    }

    private Reply path(Map<String, String> query) {
        OverlayPicture picture = documents.picture();
        int from = end(picture, query, "from", "self");
        return Reply.json(documents.path(picture, from, end(picture, query, "to", null)));
    }

    private Reply why(Map<String, String> query) {
        OverlayPicture picture = documents.picture();
        int to = end(picture, query, "to", null);
        if (picture.vertices().get(to).self()) {
            throw new RequestException(
                    400, "'" + query.get("to") + "' is this node itself: there is no path to explain");
        }
        return Reply.json(documents.why(picture, to));
    }

    private static int end(OverlayPicture picture, Map<String, String> query, String key, @Nullable String otherwise) {
        String text = query.getOrDefault(key, otherwise);
        if (text == null) {
            throw new RequestException(400, "'" + key + "=' is needed: a node's name, address or id");
        }
        return NodeNames.find(picture, text);
    }

    private Reply lsdb(Map<String, String> query) {
        OverlayPicture picture = documents.picture();
        String origin = query.get("origin");
        return Reply.json(documents.lsdb(picture, origin == null ? -1 : NodeNames.find(picture, origin)));
    }

    private Reply events(Map<String, String> query) {
        String since = query.getOrDefault("since", "0");
        if (!since.matches("[0-9]{1,18}")) {
            throw new RequestException(400, "'since=' is the number of an event");
        }
        return Reply.json(Documents.events(feed.after(Long.parseLong(since), MOST_EVENTS)));
    }

    private Reply leave(Map<String, String> query) {
        String restart = query.getOrDefault("restart", "false");
        if (!List.of("", "true", "false").contains(restart)) {
            throw new RequestException(400, "'restart=' must be true or false");
        }
        boolean restarts = !restart.equals("false");
        view.leave(restarts);
        return Reply.json(202, Documents.document().put("leaving", true).put("restart", restarts));
    }

    private static Reply outcome(Orders.Outcome outcome) {
        if (!outcome.taken()) {
            return Reply.error(409, String.join("; ", outcome.lines()));
        }
        ObjectNode document = Documents.document();
        ArrayNode lines = document.putArray("lines");
        outcome.lines().forEach(lines::add);
        return Reply.json(200, document);
    }

    /** Paths it answers. */
    Set<String> paths() {
        return pages.keySet();
    }
}
