package egoist.node.http;

import egoist.node.view.ControlTraffic;
import egoist.node.view.LastPicture;
import egoist.node.view.Member;
import egoist.node.view.NodeEvent;
import egoist.node.view.NodeListener;
import egoist.node.view.NodeStatus;
import egoist.node.view.NodeView;
import egoist.node.view.OverlayPicture;
import egoist.node.view.PathCosts;
import egoist.node.view.PathHistory;
import egoist.node.view.Traffic;
import egoist.protocol.PeerStatus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * What a node tells Prometheus. Labels come from small fixed sets, none but those of {@link OverlayMetrics} names a peer, so the
 * number of series does not grow with the overlay.
 */
final class NodeMetrics implements NodeListener, AutoCloseable {
    private static final double UNKNOWN = Double.NaN;
    private static final double BITS = 8;
    private static final String REWIRES = "decisions, by whether they changed the wiring";
    private static final String BYTES = "bytes of control messages, counted above TCP and UDP";

    private final NodeView view;
    private final LastPicture picture;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbage = new JvmGcMetrics();
    private final Timer roundTrips;
    private final Timer gain;
    private final Timer decisions;
    private final OverlayMetrics overlay;
    /** Counters made for keys met so far. */
    private final Set<Meter.Id> met = ConcurrentHashMap.newKeySet();

    NodeMetrics(NodeView view, LastPicture picture, About about, PathHistory paths) {
        this.picture = picture;
        this.view = view;
        this.overlay = new OverlayMetrics(view, paths, registry);
        this.roundTrips = histogram("egoist.ping.rtt", "round trips measured, to any member");
        this.gain = histogram(
                "egoist.route.gain", "per member and minute: how much shorter than the direct way the best path is");
        this.decisions = histogram("egoist.rewire", "how long the policy took for a decision, changed wiring or not");
        facts(about);
        state();
        counts();
        costs();
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        garbage.bindTo(registry);
        view.listen(this);
    }

    private Timer histogram(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(
                        Duration.ofMillis(1),
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(20),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(200),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(3))
                .register(registry);
    }

    private void facts(About about) {
        Tags build = Tags.of("version", about.version(), "java", System.getProperty("java.version", "unknown"));
        Gauge.builder("egoist.build.info", () -> 1)
                .tags(build)
                .description("always 1")
                .register(registry);
        gauge("egoist.insecure", "whether anyone may join", status -> status.insecure() ? 1 : 0);
        gauge("egoist.degree", "k, links this node may have", NodeStatus::degree);
        gauge("egoist.certificate.expiry.seconds", "time left to this node's certificate", status -> {
            long ends = status.certificateExpiryMillis();
            return ends == 0 ? UNKNOWN : (ends - System.currentTimeMillis()) / 1000.0;
        });
        gauge(
                "egoist.control.bytes.formula",
                "control traffic to expect when idle, bytes a second in one direction",
                status ->
                        ControlTraffic.expectedBits(about.peer(), status.peer().members().length) / BITS);
    }

    private void state() {
        gauge("egoist.ready", "whether it is a member with its links", status -> status.ready() ? 1 : 0);
        gauge(
                "egoist.turn.age.seconds",
                "time since the thread of the peer went round",
                status -> status.tickedMillis() / 1000.0);
        for (Member.State state : Member.State.values()) {
            Gauge.builder("egoist.members", () -> count(state))
                    .tags("state", state.label())
                    .description("members known, itself among them")
                    .register(registry);
        }
        gauge(
                "egoist.members.measured",
                "members with a link cost",
                status -> status.peer().measured());
        neighbors("out", true);
        neighbors("in", false);
        Gauge.builder("egoist.connections", () -> view.traffic().connections())
                .description("open connections")
                .register(registry);
        gauge(
                "egoist.lsdb.entries",
                "origins in the link-state database",
                status -> status.peer().announced());
        gauge("egoist.flood.duplicates.ratio", "repeated copies among announcements received", status -> {
            double first = status.peer().counts().announcementsForwarded();
            double repeated = status.peer().counts().duplicates();
            return first + repeated == 0 ? 0 : repeated / (first + repeated);
        });
    }

    private long count(Member.State state) {
        return view.members().stream().filter(member -> member.state() == state).count();
    }

    private void neighbors(String dir, boolean out) {
        Gauge.builder(
                        "egoist.neighbors",
                        () -> view.links().stream()
                                .filter(link -> link.out() == out)
                                .count())
                .tags("dir", dir)
                .description("links of this node, and to this node")
                .register(registry);
    }

    private void counts() {
        counter("egoist.pings", "pings sent", Tags.empty(), PeerStatus.Counts::pingsSent);
        counter("egoist.ping.timeouts", "pings not answered in time", Tags.empty(), PeerStatus.Counts::pingsLost);
        announcements("out", "originated", PeerStatus.Counts::announcementsOriginated);
        announcements("out", "forwarded", PeerStatus.Counts::announcementsForwarded);
        announcements("in", "duplicate", PeerStatus.Counts::duplicates);
        announcements("in", "stale", PeerStatus.Counts::stale);
        counter("egoist.lsdb.expired", "origins forgotten", Tags.empty(), PeerStatus.Counts::expired);
        counter("egoist.rewires", REWIRES, Tags.of("result", "changed"), PeerStatus.Counts::rewirings);
        FunctionCounter.builder("egoist.rewires", view, this::kept)
                .tags("result", "kept")
                .description(REWIRES)
                .register(registry);
        counter("egoist.links.opened", "links opened", Tags.empty(), PeerStatus.Counts::linksOpened);
        counter("egoist.links.lost", "links that fell away", Tags.empty(), PeerStatus.Counts::linksLost);
        counter("egoist.links.refused", "links refused by others", Tags.empty(), PeerStatus.Counts::refusals);
        counter("egoist.members.failed", "members held for dead", Tags.empty(), PeerStatus.Counts::deaths);
        FunctionCounter.builder(
                        "egoist.self.conflicts",
                        view,
                        node -> node.traffic().rejected().getOrDefault("self-conflict", 0L))
                .description("announcements signed by this node's key that it never made")
                .register(registry);
        counter("egoist.joins", "requests to join", Tags.empty(), PeerStatus.Counts::joins);
    }

    private double kept(NodeView node) {
        return Math.max(0, decisions.count() - node.status().peer().counts().rewirings());
    }

    private void announcements(String dir, String result, ToLongFunction<PeerStatus.Counts> count) {
        counter(
                "egoist.announcements",
                "announcements by what became of them",
                Tags.of("dir", dir, "result", result),
                count);
    }

    private void costs() {
        cost(
                "current",
                "mean cost of the best paths to all members",
                costs -> costs.mean().orElse(-1));
        cost(
                "direct",
                "mean cost of the best paths to all members",
                costs -> costs.meanDirect().orElse(-1));
        Gauge.builder("egoist.members.unreachable", () -> pathCosts().unreachable())
                .description("living members no path of the overlay leads to")
                .register(registry);
        Gauge.builder("egoist.members.shorter", () -> pathCosts().shorter())
                .description("members the overlay reaches at least a tenth and 5 ms faster than the direct way")
                .register(registry);
    }

    private void cost(String kind, String description, ToDoubleFunction<PathCosts> value) {
        Gauge.builder("egoist.wiring.cost", () -> {
                    double cost = value.applyAsDouble(pathCosts());
                    return cost < 0 ? UNKNOWN : cost;
                })
                .tags("kind", kind, "unit", Units.of(view.status().metric()))
                .description(description)
                .register(registry);
    }

    private PathCosts pathCosts() {
        return PathCosts.of(picture.now(), view.status().metric());
    }

    private void gauge(String name, String description, ToDoubleFunction<NodeStatus> value) {
        Gauge.builder(name, () -> value.applyAsDouble(view.status()))
                .description(description)
                .register(registry);
    }

    private void counter(String name, String description, Tags tags, ToLongFunction<PeerStatus.Counts> count) {
        FunctionCounter.builder(
                        name,
                        view,
                        node -> count.applyAsLong(node.status().peer().counts()))
                .tags(tags)
                .description(description)
                .register(registry);
    }

    @Override
    public void happened(NodeEvent event) {
        // Counted by the node itself; a listener that counted again would disagree with it after a restart of the
        // pages.
    }

    @Override
    public void roundTrip(String peer, long micros) {
        roundTrips.record(Duration.ofNanos(micros * 1000));
    }

    @Override
    public void decided(long micros) {
        decisions.record(Duration.ofNanos(micros * 1000));
    }

    /** Notes how much shorter than the direct way the overlay is now, for each member; called now and then. */
    void noteGains() {
        if (!view.status().metric().equals("delay")) {
            return;
        }
        OverlayPicture now = picture.now();
        OverlayPicture.Path[] paths = now.vertices().isEmpty() ? new OverlayPicture.Path[0] : now.paths(0);
        for (int to = 1; to < paths.length; to++) {
            OptionalLong direct = PathCosts.direct(now, 0, to, "delay");
            if (direct.isPresent() && !now.unreachable(paths[to].cost())) {
                long micros = Math.max(0, direct.getAsLong() - paths[to].cost());
                gain.record(Duration.ofNanos(micros * 1000));
            }
        }
    }

    /** Looks at the overlay; called now and then by one thread. */
    void look(long nowMillis) {
        overlay.look(nowMillis);
    }

    /** Everything in the text format of Prometheus. */
    String scrape() {
        overlay.meetNeighbors();
        counters("egoist.rejected", "input refused", "reason", Traffic::rejected, Tags.empty());
        counters("egoist.control.bytes", BYTES, "class", Traffic::bytesOut, Tags.of("dir", "out"));
        counters("egoist.control.bytes", BYTES, "class", Traffic::bytesIn, Tags.of("dir", "in"));
        counters("egoist.tls.handshakes", "TLS handshakes", "result", Traffic::handshakes, Tags.empty());
        return registry.scrape();
    }

    /** Makes counters for keys met for the first time; a key that is there already keeps its counter. */
    private void counters(
            String name, String description, String label, Function<Traffic, Map<String, Long>> counts, Tags tags) {
        for (String key : counts.apply(view.traffic()).keySet()) {
            Tags all = tags.and(Tag.of(label, key));
            if (met.add(new Meter.Id(name, all, null, description, Meter.Type.COUNTER))) {
                FunctionCounter.builder(
                                name, view, node -> counts.apply(node.traffic()).getOrDefault(key, 0L))
                        .tags(all)
                        .description(description)
                        .register(registry);
            }
        }
    }

    @Override
    public void close() {
        garbage.close();
        registry.close();
    }
}
