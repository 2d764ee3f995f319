package egoist.node.http;

import com.sun.net.httpserver.HttpServer;
import egoist.node.Endpoint;
import egoist.node.view.Feed;
import egoist.node.view.LastPicture;
import egoist.node.view.NodeView;
import egoist.node.view.OverlayPicture;
import egoist.node.view.OverlayWatch;
import egoist.node.view.PathHistory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the pages of one node: {@code /} the live map, {@code /healthz}, {@code /readyz}, {@code /metrics} and
 * {@code /v1/...}. A client that sends or reads slowly is cut off, and so are more clients than it has room for.
 */
public final class StatusServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StatusServer.class);
    private static final int THREADS = 4;
    private static final int WAITING = 64;
    private static final int FEED = 2000;
    private static final long LOOK_MILLIS = 1000;

    private final HttpServer server;
    private final ThreadPoolExecutor workers;
    private final ScheduledExecutorService watcher;
    private final ScheduledFuture<?> looking;
    private final ScheduledFuture<?> noting;
    private final EventStreams streams;
    private final NodeMetrics metrics;
    private final LastPicture overlay;
    private final PathHistory paths = new PathHistory();

    private StatusServer(HttpServer server, NodeView view, About about, Token token) {
        Feed feed = new Feed(FEED);
        this.overlay = new LastPicture(view);
        OverlayWatch watch = new OverlayWatch(view, feed);
        this.server = server;
        this.metrics = new NodeMetrics(view, overlay, about, paths);
        this.streams = new EventStreams(feed);
        this.workers = new ThreadPoolExecutor(
                THREADS, THREADS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(WAITING), threads("pages-"));
        this.watcher = Executors.newSingleThreadScheduledExecutor(threads("pages-watch-"));
        Router router = new Router(
                new Documents(view, overlay, about.version(), paths), view, feed, streams, metrics, about, token);
        server.setExecutor(workers);
        server.createContext("/", router::handle);
        this.looking = watcher.scheduleWithFixedDelay(() -> look(watch), 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        this.noting = watcher.scheduleWithFixedDelay(this::noteGains, 1, 1, TimeUnit.MINUTES);
    }

    /**
     * Starts to serve.
     *
     * @param about what the pages show besides
     * @param token what a request must carry that changes something
     * @throws IOException naming the address, if it cannot be listened on
     */
    public static StatusServer start(Endpoint listen, NodeView view, About about, Token token) throws IOException {
        SlowClientLimits.set();
        InetSocketAddress address = listen.resolve();
        if (address.isUnresolved()) {
            throw new IOException("api.listen " + listen + ": there is no host of that name");
        }
        HttpServer server;
        try {
            server = HttpServer.create(address, WAITING);
        } catch (IOException e) {
            throw new IOException("api.listen " + listen + ": " + e.getMessage(), e);
        }
        StatusServer pages = new StatusServer(server, view, about, token);
        server.start();
        return pages;
    }

    /** The port it really has. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void look(OverlayWatch watch) {
        try {
            OverlayPicture now = overlay.now();
            long nowMillis = System.currentTimeMillis();
            watch.look(now);
            paths.look(now, nowMillis);
            metrics.look(nowMillis);
        } catch (RuntimeException e) {
            LOG.warn("the overlay could not be looked at", e);
        }
    }

    private void noteGains() {
        try {
            metrics.noteGains();
        } catch (RuntimeException e) {
            LOG.warn("the gain of the overlay could not be noted", e);
        }
    }

    private static ThreadFactory threads(String prefix) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public void close() {
        looking.cancel(false);
        noting.cancel(false);
        watcher.shutdownNow();
        streams.close();
        server.stop(0);
        workers.shutdownNow();
        metrics.close();
    }
}
