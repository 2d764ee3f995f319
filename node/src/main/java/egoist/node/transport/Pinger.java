package egoist.node.transport;

import egoist.node.wire.StreamPing;
import egoist.node.wire.StreamPong;
import egoist.protocol.message.Ping;
import egoist.protocol.message.Pong;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Pings and their answers: by datagram, and over the TLS link where two datagrams in a row were not answered. The round trip
 * is taken at the sockets, and the time the other end's threads took is subtracted.
 */
final class Pinger {
    private static final int MISSES_BEFORE_STREAM = 2;
    private static final int DATAGRAM_TRIED_AGAIN = 8;
    private static final long NANOS_PER_MICRO = 1000;
    private static final int MAX_ASKED = 8192;
    private static final String NOT_YET = "none";

    private final LinkContext context;
    private final ProbeSocket socket;
    private final StreamSender streams;
    private final Delivery delivery;
    private final long timeoutNanos;
    /** Answers are handed on until then: a peer whose answers all come late waits longer. */
    private final long lateNanos;

    private final SecureRandom nonces = new SecureRandom();
    private final Map<Long, Flight> flights = new ConcurrentHashMap<>();
    private final Map<Question, Asked> asked = new ConcurrentHashMap<>();
    private final Map<Integer, Path> paths = new ConcurrentHashMap<>();
    private volatile long sweptNanos = System.nanoTime();

    /** Sends a frame to a node over its link, which is made if there is none. */
    interface StreamSender {
        void send(int local, Outgoing frame);
    }

    /** @param introduced the other end had to find out first who asks, and the answer says nothing of the way there */
    private record Flight(int to, long sentNanos, boolean stream, boolean introduced, AtomicBoolean missed) {
        private Flight(int to, long sentNanos, boolean stream, boolean introduced) {
            this(to, sentNanos, stream, introduced, new AtomicBoolean());
        }
    }

    private record Question(int from, long sentMicros) {}

    private record Asked(long nonce, long atNanos, boolean stream) {}

    /** How a node is reached by probes. */
    private static final class Path {
        /** Which life of the node answered last, so that it need not be introduced to again. */
        private volatile long answeredBy;

        /** Which of this node's own records that life was introduced by. */
        private volatile long knownBy;

        private final AtomicInteger misses = new AtomicInteger();
        private final AtomicInteger streamed = new AtomicInteger();
        private volatile long roundTripMicros = -1;
        private volatile String by = NOT_YET;
    }

    Pinger(
            LinkContext context,
            ProbeSocket socket,
            StreamSender streams,
            Delivery delivery,
            long timeoutMicros,
            int patience) {
        this.context = context;
        this.socket = socket;
        this.streams = streams;
        this.delivery = delivery;
        this.timeoutNanos = timeoutMicros * NANOS_PER_MICRO;
        this.lateNanos = patience * timeoutNanos;
    }

    private Path path(int local) {
        return paths.computeIfAbsent(local, id -> new Path());
    }

    /** The newest round trip to that node in microseconds, or -1. */
    long roundTripMicros(int local) {
        Path path = paths.get(local);
        return path == null ? -1 : path.roundTripMicros;
    }

    /** How it was measured: {@code udp}, {@code tcp} or {@code none}. */
    String probedBy(int local) {
        Path path = paths.get(local);
        return path == null ? NOT_YET : path.by;
    }

    /** Whether datagrams to that node do not get through. */
    boolean streams(int local) {
        Path path = paths.get(local);
        return path != null && path.misses.get() >= MISSES_BEFORE_STREAM;
    }

    /** Forgets a small id that was given to another node. */
    void forget(int local) {
        paths.remove(local);
    }

    /** The peer pings. */
    void ping(int to, KnownNode node, Ping ping) {
        sweep();
        Path path = path(to);
        boolean stream = path.misses.get() >= MISSES_BEFORE_STREAM
                && path.streamed.incrementAndGet() % DATAGRAM_TRIED_AGAIN != 0;
        if (stream) {
            long nonce = nonces.nextLong();
            flights.put(nonce, new Flight(to, System.nanoTime(), true, false));
            streams.send(to, LinkFrames.ping(nonce, ping.sentMicros()));
        } else {
            boolean unknownThere = path.answeredBy != node.issuedMicros()
                    || path.knownBy != ownIssuedMicros()
                    || path.misses.get() > 0;
            datagram(to, node, ping.sentMicros(), unknownThere);
        }
    }

    private long ownIssuedMicros() {
        return context.directory().self().issuedMicros();
    }

    private void datagram(int to, KnownNode node, long sentMicros, boolean introduce) {
        socket.prepare(node);
        long nonce = nonces.nextLong();
        flights.put(nonce, new Flight(to, System.nanoTime(), false, introduce));
        ProbeRecord probe =
                new ProbeRecord(ProbeRecord.PING, context.directory().self().id(), nonce, sentMicros, 0);
        socket.send(node, probe, ProbeRecord.BYTES, introduce);
    }

    /** The peer answers a ping. */
    void pong(int to, KnownNode node, Pong pong) {
        Asked question = asked.remove(new Question(to, pong.sentMicros()));
        if (question == null) {
            return;
        }
        long heldMicros = (System.nanoTime() - question.atNanos) / NANOS_PER_MICRO;
        if (question.stream) {
            int held = (int) Math.min(heldMicros, Integer.MAX_VALUE);
            streams.send(to, LinkFrames.pong(question.nonce, pong.sentMicros(), pong.loadThousandths(), held));
        } else {
            long answer = ProbeRecord.pack(pong.loadThousandths(), heldMicros);
            ProbeRecord probe = new ProbeRecord(
                    ProbeRecord.PONG, context.directory().self().id(), question.nonce, pong.sentMicros(), answer);
            socket.send(node, probe, ProbeRecord.BYTES, false);
        }
    }

    /** A datagram: somebody pings this node. */
    void pinged(int from, ProbeRecord probe, long atNanos) {
        ask(from, probe.t1(), new Asked(probe.nonce(), atNanos, false));
    }

    /** The same over a link. */
    void pinged(int from, StreamPing ping) {
        ask(from, ping.getSentMicros(), new Asked(ping.getNonce(), System.nanoTime(), true));
    }

    private void ask(int from, long sentMicros, Asked question) {
        if (asked.size() < MAX_ASKED) {
            asked.put(new Question(from, sentMicros), question);
            delivery.message(from, new Ping(sentMicros));
        }
    }

    /** A datagram: a ping was answered. One that had to introduce this node is sent once more, to be timed. */
    void ponged(int from, KnownNode node, ProbeRecord probe, long atNanos) {
        Path path = path(from);
        Flight flight = flights.get(probe.nonce());
        if (flight != null && flight.to == from && flight.introduced && flights.remove(probe.nonce(), flight)) {
            path.answeredBy = node.issuedMicros();
            path.knownBy = ownIssuedMicros();
            path.misses.set(0);
            datagram(from, node, probe.t1(), false);
            return;
        }
        if (answered(from, probe.nonce(), atNanos, probe.heldMicros(), probe.loadThousandths(), "udp")) {
            path.answeredBy = node.issuedMicros();
            path.misses.set(0);
        }
    }

    /** The same over a link. */
    void ponged(int from, StreamPong pong) {
        long heldMicros = Integer.toUnsignedLong(pong.getHeldMicros());
        answered(from, pong.getNonce(), System.nanoTime(), heldMicros, pong.getLoadThousandths(), "tcp");
    }

    private boolean answered(int from, long nonce, long atNanos, long heldMicros, int load, String by) {
        Flight flight = flights.remove(nonce);
        if (flight == null || flight.to != from) {
            context.counters().rejected("pong-unasked");
            return false;
        }
        long wholeMicros = (atNanos - flight.sentNanos) / NANOS_PER_MICRO;
        long roundTrip = Math.max(1, wholeMicros - Math.min(heldMicros, wholeMicros));
        Path path = path(from);
        path.roundTripMicros = roundTrip;
        boolean anew = !path.by.equals(by) && !path.by.equals(NOT_YET);
        path.by = by;
        delivery.pong(from, roundTrip, Math.max(0, load), anew);
        return true;
    }

    private void sweep() {
        long now = System.nanoTime();
        if (now - sweptNanos < timeoutNanos / 4) {
            return;
        }
        sweptNanos = now;
        flights.values().removeIf(flight -> {
            boolean late = now - flight.sentNanos > timeoutNanos;
            if (late && !flight.stream && !flight.missed.getAndSet(true)) {
                path(flight.to).misses.incrementAndGet();
            }
            return now - flight.sentNanos > lateNanos;
        });
        asked.values().removeIf(question -> now - question.atNanos > timeoutNanos);
    }
}
