package egoist.node.transport;

import egoist.protocol.message.Chirp;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Estimates available bandwidth by chirps (Ribeiro et al., pathChirp, 2003, as in EGOIST, CoNEXT 2008, section 4.1): trains of
 * packets sent ever closer together. While their rate is below what the path has left, they arrive as they were sent; beyond it
 * they queue, and their delay grows until the end of the train. The rate at which that begins is the estimate.
 *
 * <p>Trains take at most a fiftieth of what the path has left, as in the paper: where that was found to be little, or one train soon
 * follows another, their packets are smaller.
 */
final class Chirper {
    private static final int PACKETS = 24;
    private static final int MOST_BYTES = 1000;
    private static final long SHARE = 50;
    /** Gap before the second packet: 1 Mbit/s with full packets; each next gap is shorter by this factor, to 1.2 Gbit/s at the end. */
    private static final long FIRST_GAP_NANOS = 8_000_000;

    private static final double SHRINK = 0.72;
    private static final long TRAIN_LASTS_NANOS = 1_500_000_000L;
    private static final int MAX_TRAINS = 256;
    private static final double BITS = 8;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final long NANOS_PER_MICRO = 1000;
    private static final int INDEX_MASK = 0xff;
    private static final int NUMBER_SHIFT = 8;
    private static final int TREND = 4;

    private final LinkContext context;
    private final ProbeSocket socket;
    private final Delivery delivery;
    private final Map<Key, Train> trains = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> reportedKbps = new ConcurrentHashMap<>();
    private final Map<Integer, Long> lastNanos = new ConcurrentHashMap<>();

    private record Key(int from, long number) {}

    /** What arrived of one train. */
    private static final class Train {
        private final long sentMicros;
        private final int bytes;
        private final long beganNanos;
        private final long[] sent = new long[PACKETS];
        private final long[] arrived = new long[PACKETS];
        private int count;

        private Train(long sentMicros, int bytes, long beganNanos) {
            this.sentMicros = sentMicros;
            this.bytes = bytes;
            this.beganNanos = beganNanos;
        }
    }

    Chirper(LinkContext context, ProbeSocket socket, Delivery delivery) {
        this.context = context;
        this.socket = socket;
        this.delivery = delivery;
    }

    /** Sends a train, on a thread of its own because it takes some thirty milliseconds. */
    void send(int local, KnownNode to, Chirp chirp) {
        long now = System.nanoTime();
        Long last = lastNanos.put(local, now);
        Integer kbps = reportedKbps.get(local);
        int bytes = last == null || kbps == null ? MOST_BYTES : packetBytes(kbps, now - last);
        Thread thread = new Thread(() -> sendTrain(to, chirp, bytes), "egoist chirp");
        thread.setDaemon(true);
        thread.start();
    }

    /** How large the packets of a train may be, that long after the one before, on a path that has so much left. */
    static int packetBytes(int kbps, long sinceNanos) {
        double bits = kbps / (double) SHARE * (sinceNanos / NANOS_PER_MILLI);
        return (int) Math.max(ProbeRecord.BYTES, Math.min(MOST_BYTES, bits / BITS / PACKETS));
    }

    /** That node found that much left on the way to it; 0 if it could not tell. */
    void reported(int local, int kbps) {
        if (kbps > 0) {
            reportedKbps.put(local, kbps);
        }
    }

    /** Forgets a small id that was given to another node. */
    void forget(int local) {
        reportedKbps.remove(local);
        lastNanos.remove(local);
    }

    private void sendTrain(KnownNode to, Chirp chirp, int bytes) {
        long start = System.nanoTime();
        long due = start;
        double gap = FIRST_GAP_NANOS;
        for (int i = 0; i < PACKETS; i++) {
            waitUntil(due);
            long sentAt = (System.nanoTime() - start) / NANOS_PER_MICRO;
            long number = chirp.sentMicros() << NUMBER_SHIFT | i;
            ProbeRecord packet = new ProbeRecord(
                    ProbeRecord.CHIRP, context.directory().self().id(), number, chirp.sentMicros(), sentAt);
            socket.send(to, packet, bytes, i == 0);
            due += (long) gap;
            gap *= SHRINK;
        }
    }

    private static void waitUntil(long dueNanos) {
        for (long left = dueNanos - System.nanoTime(); left > 0; left = dueNanos - System.nanoTime()) {
            if (left > 200_000) {
                LockSupport.parkNanos(left - 150_000);
            } else {
                Thread.onSpinWait();
            }
        }
    }

    /** A packet of somebody's train came in. */
    void arrived(int from, ProbeRecord packet, long atNanos, int bytes) {
        int index = (int) (packet.nonce() & INDEX_MASK);
        if (bytes > MOST_BYTES || index >= PACKETS) {
            context.counters().rejected("chirp-malformed");
            return;
        }
        trains.values().removeIf(train -> atNanos - train.beganNanos > TRAIN_LASTS_NANOS);
        if (trains.size() >= MAX_TRAINS) {
            context.counters().rejected("chirp-rate");
            return;
        }
        Key key = new Key(from, packet.nonce() >>> NUMBER_SHIFT);
        Train train = trains.computeIfAbsent(key, fresh -> new Train(packet.t1(), bytes, atNanos));
        if (bytes != train.bytes) {
            context.counters().rejected("chirp-malformed");
            return;
        }
        train.sent[train.count] = packet.t2() * NANOS_PER_MICRO;
        train.arrived[train.count++] = atNanos;
        if (index == PACKETS - 1 || train.count == PACKETS) {
            trains.remove(key);
            int kbps = estimateKbps(train.sent, train.arrived, train.count, train.bytes);
            delivery.message(from, new Chirp(train.sentMicros, kbps));
        }
    }

    /**
     * The estimate from when packets were sent and came in, in nanoseconds on the two ends' own clocks: the rate of the first
     * packet of the last stretch in which the queueing delay only grows; the greatest rate seen where there is none.
     *
     * @param bytes of each packet
     * @return in kbit/s; 0 if there are too few packets
     */
    static int estimateKbps(long[] sent, long[] arrived, int count, int bytes) {
        if (count < PACKETS / 2) {
            return 0;
        }
        int growthFrom = count - 1;
        while (growthFrom > 0
                && arrived[growthFrom] - sent[growthFrom] > arrived[growthFrom - 1] - sent[growthFrom - 1]) {
            growthFrom--;
        }
        boolean congested = count - 1 - growthFrom >= TREND;
        int last = congested ? Math.max(1, growthFrom) : count - 1;
        long gap = sent[last] - sent[last - 1];
        if (!congested) {
            gap = Math.max(gap, (arrived[count - 1] - arrived[count / 2]) / (count - 1 - count / 2));
        }
        double kbps = bytes * BITS / Math.max(1, gap) * NANOS_PER_MILLI;
        return (int) Math.max(1, Math.min(kbps, Integer.MAX_VALUE >> 5));
    }
}
