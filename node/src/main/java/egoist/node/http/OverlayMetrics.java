package egoist.node.http;

import egoist.node.view.DatabaseAges;
import egoist.node.view.Link;
import egoist.node.view.LinkHealth;
import egoist.node.view.NodeView;
import egoist.node.view.PathHistory;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What a node tells Prometheus of its paths, its database, its machine and its neighbours. Only series of current neighbours name
 * a peer: there are no more of them than links, and those of former neighbours end.
 */
final class OverlayMetrics {
    private final NodeView view;
    private final DatabaseAges ages = new DatabaseAges();
    private final MultiGauge depth;
    private final MultiGauge score;

    OverlayMetrics(NodeView view, PathHistory paths, MeterRegistry registry) {
        this.view = view;
        this.depth = MultiGauge.builder("egoist.outbox.depth")
                .description("frames that wait to be written to a neighbour")
                .register(registry);
        this.score = MultiGauge.builder("egoist.peer.score")
                .description("points of a neighbour: 0 is clean, below -100 it is shut out; fades over ten minutes")
                .register(registry);
        FunctionCounter.builder("egoist.path.changes", paths, PathHistory::changes)
                .description("best paths to members replaced, lost or found again, by a look twice a second")
                .register(registry);
        gauge(
                registry,
                "egoist.lsdb.age.seconds",
                "time since the oldest announcement in force came in",
                () -> ages.oldestMillis(System.currentTimeMillis()) / 1e3);
        gauge(
                registry,
                "egoist.clock.skew.seconds",
                "median over the links: the other clock less this one",
                () -> medianSkewMillis() / 1e3);
        gauge(
                registry,
                "egoist.local.health",
                "how late wake-ups were at worst of late, in s; 0 is healthy",
                () -> view.localHealth().lateMicros() / 1e6);
        gauge(
                registry,
                "egoist.patience",
                "what timeouts are multiplied by because this node itself is late; 1 is healthy",
                () -> view.localHealth().patience());
        gauge(
                registry,
                "egoist.links.doubted",
                "links of others taken for worse than announced, because paths over them were tried",
                () -> view.status().peer().doubted());
        FunctionCounter.builder(
                        "egoist.stalled.seconds",
                        view,
                        node -> node.localHealth().stalledMicros() / 1e6)
                .description("time this process stood still")
                .register(registry);
    }

    private static void gauge(
            MeterRegistry registry, String name, String description, java.util.function.Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    /** Looks at the database; called now and then by one thread. */
    void look(long nowMillis) {
        ages.look(view.database(), nowMillis);
    }

    private double medianSkewMillis() {
        long[] ahead = view.linkHealth().stream()
                .mapToLong(LinkHealth::clockAheadMillis)
                .sorted()
                .toArray();
        return ahead.length == 0
                ? Double.NaN
                : Arrays.stream(ahead, (ahead.length - 1) / 2, ahead.length / 2 + 1)
                        .average()
                        .orElse(Double.NaN);
    }

    /** Makes the series of the neighbours of now; called before each scrape. */
    void meetNeighbors() {
        Set<String> neighbors = view.links().stream().map(Link::peer).collect(Collectors.toSet());
        List<LinkHealth> links = view.linkHealth().stream()
                .filter(link -> neighbors.contains(link.peer()))
                .toList();
        depth.register(rows(links, LinkHealth::waiting), true);
        score.register(rows(links, link -> 0 - link.forfeited()), true);
    }

    private static List<MultiGauge.Row<?>> rows(List<LinkHealth> links, ToDoubleFunction<LinkHealth> value) {
        return links.stream()
                .<MultiGauge.Row<?>>map(
                        link -> MultiGauge.Row.of(Tags.of("peer", link.peer()), value.applyAsDouble(link)))
                .toList();
    }
}
