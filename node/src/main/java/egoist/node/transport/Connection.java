package egoist.node.transport;

import egoist.node.Endpoint;
import egoist.protocol.message.Limits;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A TLS link to a node that has been let in: the thread that shook hands reads, another writes what waits in the outbox.
 */
final class Connection {
    private static final int BUFFER = 16 * 1024;
    private static final int MALFORMED_LIMIT = 3;
    /** Why a link is closed that nobody uses: no sign that the other end stopped. */
    static final String IDLE = "idle";

    /** Signs of life that may be missing on a link before it counts as unused. */
    private static final int MISSED = 3;

    private final LinkContext context;
    private final Sockets.Secured socket;
    private final boolean dialled;
    private final KnownNode node;
    private final int local;
    private final long bootNonce;
    private final long aheadMillis;
    private final Outbox outbox;
    private final TokenBucket verifications;
    private final BitSet recordsSent = new BitSet();
    private final Deadlines.Guard writing;
    private final Deadlines.Guard reading;
    /** How long the other end may say nothing. */
    private final Duration silence;

    /** Nobody uses it from now on; it is closed as soon as that has been said. */
    private volatile boolean leaving;

    private volatile boolean withinFrame;

    private volatile @Nullable String closedBecause;
    private volatile long heardNanos = System.nanoTime();
    private int malformed;

    Connection(LinkContext context, Sockets.Secured socket, boolean dialled, Handshake.Other other, int local) {
        this.context = context;
        this.socket = socket;
        this.dialled = dialled;
        this.node = other.node();
        this.local = local;
        this.bootNonce = other.bootNonce();
        this.aheadMillis = other.aheadMillis();
        this.outbox = new Outbox(context.settings().limits().outboxBytes());
        int perSecond = context.settings().limits().verificationsPerSecond();
        this.verifications = new TokenBucket(perSecond, 2.0 * perSecond);
        this.writing = context.deadlines().guard(() -> giveUp("write-timeout", "did not take a frame in time"));
        this.reading = context.deadlines().guard(this::late);
        long alive = MISSED * context.settings().peer().config().partnership().keepAliveMicros();
        Duration least = context.settings().limits().silence();
        Duration most = Duration.of(alive, ChronoUnit.MICROS);
        this.silence = most.compareTo(least) > 0 ? most : least;
    }

    /** What a connection hands its frames to. */
    interface Intake {
        /** A whole frame came in; called by the connection's reader. */
        void frame(Connection from, byte[] body);
    }

    KnownNode node() {
        return node;
    }

    /** The small id of the node at the other end. */
    int local() {
        return local;
    }

    boolean dialled() {
        return dialled;
    }

    long bootNonce() {
        return bootNonce;
    }

    /** By how much the other end's clock was ahead of this one's when they shook hands. */
    long aheadMillis() {
        return aheadMillis;
    }

    /** Frames that wait to be written. */
    int waiting() {
        return outbox.depth();
    }

    /** Whether it takes frames to send. */
    boolean isOpen() {
        return closedBecause == null && !leaving;
    }

    /** Why it was closed, or null. */
    @Nullable
    String closedBecause() {
        return closedBecause;
    }

    /** When the last frame came in, on the scale of {@link System#nanoTime}. */
    long heardNanos() {
        return heardNanos;
    }

    /** Whether one more signature may be checked for this neighbour now. */
    boolean mayVerify() {
        return verifications.tryTake(1);
    }

    /** Whether the record of that node has not been sent here yet; asked once it counts as sent. */
    synchronized boolean owesRecord(int id) {
        boolean owes = !recordsSent.get(id);
        recordsSent.set(id);
        return owes;
    }

    /** Counts a frame that could not be read; true at the third, when it is time to close. */
    synchronized boolean malformed() {
        return ++malformed >= MALFORMED_LIMIT;
    }

    void send(Outgoing outgoing) {
        if (!outbox.offer(outgoing)) {
            giveUp("slow-reader", "reads too slowly for what waits for it");
        }
    }

    /** Closes it for what the other end does, or leaves. */
    private void giveUp(String reason, String detail) {
        if (closedBecause == null) {
            context.refuse(node.id().toString(), reason, detail);
            close(reason);
        }
    }

    /** Whether everything handed to {@link #send} was written. */
    boolean drained() {
        return outbox.isEmpty();
    }

    /** Starts the writer, then reads until the link ends. Runs on the thread that shook hands. */
    void run(Intake intake, String threadName) {
        Thread writer = new Thread(this::write, threadName + " writer");
        writer.setDaemon(true);
        writer.start();
        try {
            InputStream in = new BufferedInputStream(socket.tls().getInputStream(), BUFFER);
            while (closedBecause == null) {
                reading.within(silence);
                byte[] body = Frames.read(in, Limits.FRAME, this::begun);
                reading.met();
                withinFrame = false;
                if (body == null) {
                    close("closed-by-peer");
                    return;
                }
                if (context.settings().underlay().passes(node.endpoint(), own())) {
                    heardNanos = System.nanoTime();
                    intake.frame(this, body);
                }
            }
        } catch (Frames.BadFrame e) {
            context.refuse(node.id().toString(), "frame-length", String.valueOf(e.getMessage()));
            context.scores().penalise(node.id(), 50);
            close("frame-length");
        } catch (IOException e) {
            close("reset");
        } finally {
            close("ended");
        }
    }

    private Endpoint own() {
        return context.directory().self().endpoint();
    }

    private void write() {
        try {
            OutputStream out = new BufferedOutputStream(socket.tls().getOutputStream(), BUFFER);
            while (true) {
                Outgoing outgoing = outbox.take();
                if (outgoing == null) {
                    return;
                }
                if (!context.settings().underlay().passes(own(), node.endpoint())) {
                    continue;
                }
                pause(outgoing);
                writing.within(context.settings().limits().writeTime());
                out.write(outgoing.frame());
                if (outbox.isEmpty()) {
                    out.flush();
                }
                writing.met();
                outgoing.written().run();
                context.counters().sent(outgoing.kind(), outgoing.frame().length);
                if (leaving && outbox.isEmpty()) {
                    close(IDLE);
                }
            }
        } catch (IOException e) {
            close("reset");
        } catch (InterruptedException e) {
            close("interrupted");
        }
    }

    /** The first byte of a frame is there. */
    private void begun() {
        withinFrame = true;
        reading.within(context.settings().limits().frameTime());
    }

    /** Nothing came for too long: a frame's end, or any frame. */
    private void late() {
        if (withinFrame) {
            giveUp("frame-timeout", "began a frame and did not end it in time");
        } else {
            hangUp();
        }
    }

    /**
     * Closes it once what waits has been written: nothing came for so long that no overlay link can run over this one, or this node
     * restarts.
     */
    void hangUp() {
        leaving = true;
        send(LinkFrames.farewell());
    }

    private void pause(Outgoing outgoing) throws InterruptedException {
        long waitMillis = outgoing.paced() ? context.pace().takeMillis(outgoing.frame().length * 8.0) : 0;
        if (waitMillis > 0) {
            context.counters().rejected("rate-cap");
            Thread.sleep(waitMillis);
        }
        long delayMicros = context.settings().underlay().delayMicros(own(), node.endpoint());
        long early = outgoing.madeNanos() + TimeUnit.MICROSECONDS.toNanos(delayMicros) - System.nanoTime();
        if (delayMicros > 0 && early > 0) {
            TimeUnit.NANOSECONDS.sleep(early);
        }
    }

    /** Closes it; the first reason is the one that counts. */
    void close(String because) {
        synchronized (this) {
            if (closedBecause != null) {
                return;
            }
            closedBecause = because;
        }
        outbox.close();
        writing.end();
        reading.end();
        socket.close();
    }
}
