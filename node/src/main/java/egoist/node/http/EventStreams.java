package egoist.node.http;

import com.sun.net.httpserver.HttpExchange;
import egoist.node.view.Feed;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Server-sent events: each reader has a thread of its own that waits on the {@link Feed}. A reader that was away says which
 * event it saw last and gets what it missed, as far as it is still kept.
 */
final class EventStreams implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);
    private static final int READERS = 16;
    private static final int BATCH = 500;
    private static final long BEAT_MILLIS = 10_000;

    private final Feed feed;
    private final Semaphore room = new Semaphore(READERS);
    private final Set<Thread> readers = ConcurrentHashMap.newKeySet();

    EventStreams(Feed feed) {
        this.feed = feed;
    }

    /** Whether this asks for events as they happen. */
    static boolean isWanted(HttpExchange exchange) {
        String accept = exchange.getRequestHeaders().getFirst("Accept");
        return exchange.getRequestURI().getPath().equals("/v1/events")
                && accept != null
                && accept.contains("text/event-stream");
    }

    /** Begins to stream on a thread of its own; false if there are too many readers. */
    boolean open(HttpExchange exchange) {
        if (!room.tryAcquire()) {
            return false;
        }
        Thread reader = new Thread(() -> serve(exchange), "pages-events");
        reader.setDaemon(true);
        readers.add(reader);
        reader.start();
        return true;
    }

    private void serve(HttpExchange exchange) {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            write(out, "retry: 1000\n\n");
            long seen = start(exchange.getRequestHeaders().getFirst("Last-Event-ID"));
            while (!Thread.currentThread().isInterrupted()) {
                for (Feed.Entry entry : feed.after(seen, BATCH)) {
                    write(
                            out,
                            "id: " + entry.sequence() + "\nevent: happened\ndata: " + Documents.event(entry) + "\n\n");
                    seen = entry.sequence();
                }
                if (!feed.await(seen, BEAT_MILLIS)) {
                    write(out, ": still here\n\n");
                }
            }
        } catch (IOException e) {
            LOG.debug("a reader of events went away", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            readers.remove(Thread.currentThread());
            room.release();
        }
    }

    private long start(@Nullable String last) {
        boolean known = last != null && last.matches("[0-9]{1,18}");
        return known ? Math.min(Long.parseLong(last), feed.newest()) : Math.max(0, feed.newest() - BATCH);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        readers.forEach(Thread::interrupt);
    }
}
