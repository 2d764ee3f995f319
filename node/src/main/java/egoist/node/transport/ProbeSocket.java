package egoist.node.transport;

import egoist.node.Endpoint;
import egoist.node.Underlay;
import egoist.node.wire.SignedRecord;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The socket for probes: pings, pongs, packets of chirps, echoes of path probes, and introductions of nodes that the other end does not know yet.
 * Nothing is answered that is not authentic, and no answer is longer than what it answers.
 */
final class ProbeSocket implements AutoCloseable {
    /** Bytes before the record in an introduction: magic, version, type, overlay tag. */
    private static final int INTRODUCTION_HEADER = 8;

    private static final int MAX_DATAGRAM = 1500;
    private static final double PER_SOURCE = 40;
    private static final int MAX_SOURCES = 4096;
    private static final int RECEIVE_BUFFER = 1 << 20;

    private final LinkContext context;
    private final ProbeKeys keys;
    private final Receiver receiver;
    private final DatagramSocket socket;
    private final int tag;
    private final Map<InetAddress, TokenBucket> sources = new ConcurrentHashMap<>();
    private final DelayQueue<Held> held = new DelayQueue<>();
    private final Thread reader;
    private volatile boolean closed;

    /** Told what came in, by the socket's thread, authenticated. */
    interface Receiver {
        /**
         * @param from who sent it
         * @param probe what it says
         * @param atNanos when it came in, on the scale of {@link System#nanoTime}
         * @param bytes how long the datagram was
         */
        void probe(KnownNode from, ProbeRecord probe, long atNanos, int bytes);

        /** A node made itself known. */
        void introduced(KnownNode node);
    }

    ProbeSocket(LinkContext context, ProbeKeys keys, DatagramSocket socket, Receiver receiver) {
        this.context = context;
        this.keys = keys;
        this.socket = socket;
        this.receiver = receiver;
        this.tag = ProbeRecord.tag(context.settings().overlay());
        this.reader = new Thread(this::read, "egoist probes");
        this.reader.setDaemon(true);
    }

    static DatagramSocket bind(InetSocketAddress address) throws IOException {
        DatagramSocket socket = new DatagramSocket(null);
        try {
            socket.bind(address);
            socket.setReceiveBufferSize(RECEIVE_BUFFER);
        } catch (IOException | IllegalArgumentException e) {
            socket.close();
            throw new IOException("cannot listen on UDP " + address + ": " + e.getMessage(), e);
        }
        return socket;
    }

    void start() {
        reader.start();
        Thread sender = new Thread(this::sendHeld, "egoist held-back probes");
        sender.setDaemon(true);
        sender.start();
    }

    /** Makes the key for that node if there is none yet, so that it does not take time when a probe is sent. */
    void prepare(KnownNode to) {
        keys.with(to);
    }

    /** Sends a probe; with an introduction before it where the other end may not know this node yet. */
    void send(KnownNode to, ProbeRecord probe, int bytes, boolean introduce) {
        byte[] key = keys.with(to);
        if (key == null) {
            return;
        }
        if (introduce) {
            transmit(to, introduction(), "introduction");
        }
        byte[] datagram = probe.encode(tag, key);
        transmit(to, bytes == datagram.length ? datagram : Arrays.copyOf(datagram, bytes), kind(probe));
    }

    private byte[] introduction() {
        byte[] record = context.directory().self().signed().toByteArray();
        return ByteBuffer.allocate(INTRODUCTION_HEADER + record.length)
                .putShort(ProbeRecord.MAGIC)
                .put(ProbeRecord.VERSION)
                .put(ProbeRecord.INTRODUCTION)
                .putInt(tag)
                .put(record)
                .array();
    }

    private static String kind(ProbeRecord probe) {
        return switch (probe.type()) {
            case ProbeRecord.PING -> "ping";
            case ProbeRecord.PONG -> "pong";
            case ProbeRecord.PATH_ECHO -> "path_echo";
            default -> "chirp";
        };
    }

    private record Held(KnownNode to, byte[] datagram, String kind, long dueNanos) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    private void transmit(KnownNode to, byte[] datagram, String kind) {
        Endpoint own = context.directory().self().endpoint();
        Underlay underlay = context.settings().underlay();
        if (!underlay.passes(own, to.endpoint()) || !underlay.datagramsPass(own, to.endpoint())) {
            return;
        }
        long delayMicros = underlay.delayMicros(own, to.endpoint());
        if (delayMicros > 0) {
            held.add(new Held(to, datagram, kind, System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(delayMicros)));
        } else {
            put(to, datagram, kind);
        }
    }

    private void sendHeld() {
        while (!closed) {
            try {
                Held next = held.take();
                put(next.to, next.datagram, next.kind);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void put(KnownNode to, byte[] datagram, String kind) {
        try {
            InetSocketAddress address = to.endpoint().resolve();
            if (!address.isUnresolved()) {
                socket.send(new DatagramPacket(datagram, datagram.length, address));
                context.counters().sent(kind, datagram.length);
            }
        } catch (IOException | IllegalArgumentException e) {
            if (!closed) {
                context.counters().rejected("udp-send");
            }
        }
    }

    private void read() {
        byte[] buffer = new byte[MAX_DATAGRAM];
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        while (!closed) {
            try {
                packet.setLength(buffer.length);
                socket.receive(packet);
                long now = System.nanoTime();
                String refusal = take(packet.getAddress(), buffer, packet.getLength(), now);
                if (refusal != null) {
                    // Without the sender, who may be anybody: one line for all of them.
                    context.refuse("", refusal, "a datagram was dropped");
                }
            } catch (IOException e) {
                if (!closed) {
                    context.counters().rejected("udp-receive");
                }
            }
        }
    }

    /** Handles one datagram; why it was refused, or null. */
    @Nullable
    String take(InetAddress source, byte[] bytes, int length, long nowNanos) {
        if (!ProbeRecord.isOurs(bytes, length, tag)) {
            return "udp-foreign";
        }
        if (bytes[3] == ProbeRecord.INTRODUCTION) {
            return introduced(source, bytes, length);
        }
        ProbeRecord probe = ProbeRecord.decode(bytes, length, tag);
        if (probe == null) {
            return "udp-malformed";
        }
        boolean padded = probe.type() == ProbeRecord.CHIRP;
        if (!isKnown(probe.type()) || (length > ProbeRecord.BYTES && !padded)) {
            return "udp-malformed";
        }
        KnownNode from = context.directory().record(probe.from());
        if (from == null || from.id().equals(context.directory().self().id())) {
            return "udp-unknown-sender";
        }
        boolean asksForWork = probe.type() == ProbeRecord.PING || probe.type() == ProbeRecord.PATH_ECHO;
        if (asksForWork && !within(source)) {
            return "udp-rate";
        }
        byte[] key = keys.with(from);
        if (key == null || !ProbeRecord.authentic(bytes, key)) {
            return "udp-mac";
        }
        context.counters().received(kind(probe), length);
        receiver.probe(from, probe, nowNanos, length);
        return null;
    }

    private static boolean isKnown(byte type) {
        return switch (type) {
            case ProbeRecord.PING, ProbeRecord.PONG, ProbeRecord.CHIRP, ProbeRecord.PATH_ECHO -> true;
            default -> false;
        };
    }

    private boolean within(InetAddress source) {
        if (sources.size() > MAX_SOURCES) {
            sources.clear();
        }
        return sources.computeIfAbsent(source, address -> new TokenBucket(PER_SOURCE, 2 * PER_SOURCE))
                .tryTake(1);
    }

    private @Nullable String introduced(InetAddress source, byte[] bytes, int length) {
        if (!within(source)) {
            return "udp-rate";
        }
        try {
            SignedRecord signed =
                    SignedRecord.parseFrom(ByteBuffer.wrap(bytes, INTRODUCTION_HEADER, length - INTRODUCTION_HEADER));
            KnownNode node = context.office().check(signed, context.clock().micros());
            context.counters().received("introduction", length);
            if (context.directory().accept(node)) {
                receiver.introduced(node);
            }
            return null;
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            return "udp-malformed";
        } catch (RecordOffice.BadRecord e) {
            return "udp-record";
        }
    }

    @Override
    public void close() {
        closed = true;
        held.add(new Held(context.directory().self(), new byte[0], "none", System.nanoTime()));
        socket.close();
        LinkTransport.ended(reader);
    }
}
