package egoist.node.http;

import egoist.config.Setting;
import egoist.node.view.Announced;
import egoist.node.view.Feed;
import egoist.node.view.LastPicture;
import egoist.node.view.Link;
import egoist.node.view.Member;
import egoist.node.view.NodeStatus;
import egoist.node.view.NodeView;
import egoist.node.view.OverlayPicture;
import egoist.node.view.OverlayPicture.Arc;
import egoist.node.view.OverlayPicture.Path;
import egoist.node.view.OverlayPicture.Vertex;
import egoist.node.view.PathCosts;
import egoist.node.view.PathHistory;
import egoist.node.view.RoundTrip;
import egoist.node.view.Traffic;
import egoist.node.view.Ways;
import egoist.protocol.PeerStatus;
import egoist.protocol.message.Announcement.Stay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON documents of version 1. Fields are only ever added; a value that is not known is left out. */
final class Documents {
    static final int VERSION = 1;

    private final NodeView view;
    private final LastPicture overlay;
    private final String program;
    private final PathHistory history;

    /**
     * @param overlay what {@code view} knows of the overlay
     * @param program its version
     */
    Documents(NodeView view, LastPicture overlay, String program, PathHistory history) {
        this.view = view;
        this.overlay = overlay;
        this.program = program;
        this.history = history;
    }

    static ObjectNode document() {
        return JsonNodeFactory.instance.objectNode().put("version", VERSION);
    }

    OverlayPicture picture() {
        return overlay.now();
    }

    /** What costs of the node's metric are counted in. */
    private String unit() {
        return Units.of(view.status().metric());
    }

    ObjectNode status() {
        NodeStatus status = view.status();
        ObjectNode document = document();
        document.put("id", status.id());
        document.put("name", status.name());
        document.put("program", program);
        document.put("overlay", status.overlay());
        document.put("role", status.role());
        document.put("listen", status.listen());
        document.put("advertise", status.advertise());
        document.put("ready", status.ready());
        if (!status.ready()) {
            document.put("notReady", status.notReady());
        }
        document.put("insecure", status.insecure());
        if (status.certificateExpiryMillis() > 0) {
            document.put(
                    "certificateEnds",
                    Instant.ofEpochMilli(status.certificateExpiryMillis()).toString());
        }
        Instant started = Instant.ofEpochMilli(status.startedMillis());
        document.put("started", started.toString());
        // A clock that was set back since the start is no reason for a negative age.
        long upSeconds = Math.max(0, Duration.between(started, Instant.now()).toSeconds());
        document.put("uptimeSeconds", upSeconds);
        document.put("policy", status.policy());
        document.put("metric", status.metric());
        document.put("unit", unit());
        document.put("k", status.degree());
        document.put("epochSeconds", status.epochMicros() / 1e6);
        peer(document, status.peer());
        cost(document.putObject("cost"));
        traffic(document.putObject("traffic"));
        return document;
    }

    private static void peer(ObjectNode document, PeerStatus peer) {
        document.put("phase", peer.phase().name().toLowerCase(Locale.ROOT));
        document.put("members", peer.members().length);
        document.put("measured", peer.measured());
        document.put("announced", peer.announced());
        document.put("doubtedLinks", peer.doubted());
        document.put("outLinks", peer.wiring().size());
        document.put("inLinks", peer.inLinks().length);
        document.put("digest", String.format("%016x", peer.digest()));
        PeerStatus.Counts counts = peer.counts();
        document.putObject("counts")
                .put("announcementsOriginated", counts.announcementsOriginated())
                .put("announcementsForwarded", counts.announcementsForwarded())
                .put("duplicates", counts.duplicates())
                .put("stale", counts.stale())
                .put("expired", counts.expired())
                .put("pingsSent", counts.pingsSent())
                .put("pingsLost", counts.pingsLost())
                .put("deaths", counts.deaths())
                .put("rewirings", counts.rewirings())
                .put("linksChanged", counts.linksChanged())
                .put("linksOpened", counts.linksOpened())
                .put("linksLost", counts.linksLost())
                .put("refusals", counts.refusals())
                .put("joins", counts.joins());
    }

    /** Mean cost of the node's paths, the figure the paper's peers minimise, beside that of the direct ways. */
    private void cost(ObjectNode cost) {
        PathCosts costs = PathCosts.of(picture(), view.status().metric());
        cost.put("reachable", costs.reachable()).put("unreachable", costs.unreachable());
        costs.mean().ifPresent(mean -> cost.put("meanPath", mean));
        costs.meanDirect().ifPresent(mean -> cost.put("meanDirect", mean));
    }

    private void traffic(ObjectNode document) {
        Traffic traffic = view.traffic();
        document.put("connections", traffic.connections());
        counts(document.putObject("rejected"), traffic.rejected());
        counts(document.putObject("sentBytes"), traffic.bytesOut());
        counts(document.putObject("receivedBytes"), traffic.bytesIn());
        counts(document.putObject("handshakes"), traffic.handshakes());
    }

    private static void counts(ObjectNode document, Map<String, Long> counts) {
        counts.forEach(document::put);
    }

    ObjectNode members() {
        ObjectNode document = document().put("unit", unit());
        ArrayNode members = document.putArray("members");
        for (Member known : view.members()) {
            ObjectNode member = members.addObject()
                    .put("id", known.id())
                    .put("name", known.name())
                    .put("address", known.address())
                    .put("state", known.state().label())
                    .put("self", known.self());
            if (known.rttMicros() >= 0 && !known.self()) {
                member.put("rttMicros", known.rttMicros()).put("probedBy", known.probedBy());
            }
            if (known.cost() >= 0) {
                member.put("cost", known.cost());
            }
            rule(member, known.id(), known.name());
        }
        return document;
    }

    ObjectNode neighbors() {
        OverlayPicture picture = picture();
        ObjectNode document = document().put("unit", unit());
        ArrayNode neighbors = document.putArray("neighbors");
        for (Link link : view.links()) {
            ObjectNode neighbor =
                    name(neighbors.addObject(), picture, link.peer()).put("direction", link.out() ? "out" : "in");
            if (link.out()) {
                neighbor.put("donated", link.donated());
            }
            if (link.cost() >= 0) {
                neighbor.put("cost", link.cost());
            }
            rule(neighbor, link.peer(), neighbor.path("name").asString(""));
        }
        return document;
    }

    /** What the operator holds of a node, if anything. */
    private void rule(ObjectNode node, String id, String name) {
        String rule = view.rules().text(id, name);
        if (!rule.isEmpty()) {
            node.put("rule", rule);
        }
    }

    private static ObjectNode name(ObjectNode node, OverlayPicture picture, String id) {
        return name(node, picture, picture.position(id), id);
    }

    private static ObjectNode name(ObjectNode node, OverlayPicture picture, int position, String id) {
        node.put("id", id);
        return node.put(
                "name", position < 0 ? "" : picture.vertices().get(position).name());
    }

    ObjectNode lsdb(OverlayPicture picture, int only) {
        ObjectNode document = document().put("unit", unit());
        ArrayNode origins = document.putArray("origins");
        for (Announced announced : view.database()) {
            int position = picture.position(announced.origin());
            if (only >= 0 && position != only) {
                continue;
            }
            ObjectNode origin = name(origins.addObject(), picture, position, announced.origin())
                    .put("epoch", announced.epoch())
                    .put("sequence", announced.sequence());
            if (announced.stay() != Stay.STAYS) {
                origin.put("stay", announced.stay().name().toLowerCase(Locale.ROOT));
            }
            ArrayNode links = origin.putArray("links");
            announced
                    .links()
                    .forEach(link -> name(links.addObject(), picture, link.peer())
                            .put("cost", link.cost())
                            .put("counted", link.counted()));
        }
        return document;
    }

    ObjectNode graph() {
        OverlayPicture picture = picture();
        ObjectNode document =
                document().put("unit", unit()).put("metric", view.status().metric());
        document.put("overlay", view.status().overlay());
        ArrayNode nodes = document.putArray("nodes");
        ArrayNode links = document.putArray("links");
        for (int i = 0; i < picture.vertices().size(); i++) {
            Vertex vertex = picture.vertices().get(i);
            ObjectNode node = nodes.addObject()
                    .put("id", vertex.id())
                    .put("name", picture.label(i))
                    .put("address", vertex.address())
                    .put("self", vertex.self())
                    .put("alive", vertex.alive());
            if (vertex.rttMicros() >= 0 && !vertex.self()) {
                node.put("rttMicros", vertex.rttMicros());
            }
            if (vertex.draining()) {
                node.put("draining", true);
            }
            for (Arc arc : picture.links(i)) {
                ObjectNode link = links.addObject()
                        .put("from", vertex.id())
                        .put("to", picture.vertices().get(arc.to()).id())
                        .put("donated", arc.donated());
                if (arc.cost() >= 0) {
                    link.put("cost", arc.cost());
                }
            }
        }
        return document;
    }

    ObjectNode path(OverlayPicture picture, int from, int to) {
        ObjectNode document = document().put("unit", unit());
        name(document.putObject("from"), picture, from, id(picture, from));
        return path(document, picture, from, to);
    }

    /** The paths from this node to everyone it holds for alive. */
    ObjectNode routes() {
        OverlayPicture picture = picture();
        ObjectNode document = document().put("unit", unit());
        ArrayNode routes = document.putArray("routes");
        for (int to = 1; to < picture.vertices().size(); to++) {
            if (picture.vertices().get(to).alive()) {
                ObjectNode route = path(routes.addObject(), picture, 0, to);
                since(route, picture, to);
            }
        }
        return document;
    }

    private void since(ObjectNode document, OverlayPicture picture, int to) {
        history.sinceMillis(id(picture, to))
                .ifPresent(since ->
                        document.put("since", Instant.ofEpochMilli(since).toString()));
    }

    private ObjectNode path(ObjectNode document, OverlayPicture picture, int from, int to) {
        Path path = picture.paths(from)[to];
        boolean found = !picture.unreachable(path.cost());
        name(document.putObject("to"), picture, to, id(picture, to));
        document.put("reachable", found);
        if (found && from != to) {
            document.put("cost", path.cost());
        }
        ArrayNode hops = document.putArray("hops");
        for (Arc arc : path.hops()) {
            ObjectNode hop = name(hops.addObject(), picture, arc.to(), id(picture, arc.to()));
            hop.put("cost", arc.cost());
            rule(hop, id(picture, arc.to()), hop.path("name").asString(""));
        }
        PathCosts.direct(picture, from, to, view.status().metric())
                .ifPresent(direct -> document.put("directCost", direct));
        return document;
    }

    /** The best way to a member over each own link, and the direct way: what the path is chosen from. */
    ObjectNode why(OverlayPicture picture, int to) {
        ObjectNode document = document().put("unit", unit());
        name(document.putObject("to"), picture, to, id(picture, to));
        document.put("alive", picture.vertices().get(to).alive());
        since(document, picture, to);
        ArrayNode ways = document.putArray("ways");
        for (Path path : Ways.to(picture, to)) {
            ObjectNode way = ways.addObject().put("cost", path.cost());
            ArrayNode hops = way.putArray("hops");
            for (Arc arc : path.hops()) {
                name(hops.addObject(), picture, arc.to(), id(picture, arc.to()))
                        .put("cost", arc.cost())
                        .put("by", picture.vertices().get(arc.from()).self() ? "measured" : "announced");
            }
        }
        PathCosts.direct(picture, 0, to, view.status().metric())
                .ifPresent(direct -> document.put("directCost", direct));
        return document;
    }

    ObjectNode rtt(OverlayPicture picture, int from, int to) {
        ObjectNode document = document();
        name(document.putObject("from"), picture, from, id(picture, from));
        name(document.putObject("to"), picture, to, id(picture, to));
        RoundTrip.between(picture, from, to, view.status().metric())
                .ifPresent(trip -> document.put("rttMicros", trip.micros()).put("how", trip.how()));
        return document;
    }

    private static String id(OverlayPicture picture, int position) {
        return picture.vertices().get(position).id();
    }

    static ObjectNode events(List<Feed.Entry> entries) {
        ObjectNode document = document();
        ArrayNode events = document.putArray("events");
        entries.forEach(entry -> events.add(event(entry)));
        return document;
    }

    static ObjectNode event(Feed.Entry entry) {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("sequence", entry.sequence())
                .put("at", entry.at().toString())
                .put("kind", entry.kind())
                .put("subject", entry.subject())
                .put("name", entry.name())
                .put("text", entry.text());
        if (!entry.gained().isEmpty() || !entry.lost().isEmpty()) {
            ArrayNode gained = event.putArray("gained");
            entry.gained().forEach(gained::add);
            ArrayNode lost = event.putArray("lost");
            entry.lost().forEach(lost::add);
        }
        return event;
    }

    static ObjectNode config(List<Setting> settings) {
        ObjectNode document = document();
        ArrayNode array = document.putArray("settings");
        for (Setting setting : settings) {
            array.addObject()
                    .put("key", setting.path())
                    .put("value", setting.value())
                    .put("origin", setting.origin().text());
        }
        return document;
    }
}
