package egoist.node.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.node.identity.GlobalId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Probes and frames as bytes, and what a chirp says about bandwidth. */
class ProbeRecordTest {
    private static final int TAG = ProbeRecord.tag("test");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void probesComeBackAsTheyWereAndAnyFlippedBitIsNoticed(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] key = new byte[32];
        random.nextBytes(key);
        ProbeRecord probe = new ProbeRecord(
                ProbeRecord.PONG,
                new GlobalId(random.nextLong(), random.nextLong()),
                random.nextLong(),
                random.nextLong(),
                ProbeRecord.pack(1234, 567));
        byte[] bytes = probe.encode(TAG, key);
        assertEquals(ProbeRecord.BYTES, bytes.length);
        assertEquals(probe, ProbeRecord.decode(bytes, bytes.length, TAG), "seed " + seed);
        assertEquals(1234, probe.loadThousandths());
        assertEquals(567, probe.heldMicros());
        assertTrue(ProbeRecord.authentic(bytes, key));
        assertNull(ProbeRecord.decode(bytes, bytes.length, ProbeRecord.tag("other")));
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        assertFalse(ProbeRecord.authentic(bytes, key), "seed " + seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void randomBytesAreAFrameOrRefusedWithTheFramersOwnError(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 2000; round++) {
            byte[] bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);
            if (bytes.length > 2 && random.nextBoolean()) {
                bytes[0] = 0;
                bytes[1] = 0;
                bytes[2] = 0;
            }
            try {
                byte[] body = Frames.read(new ByteArrayInputStream(bytes), 64, () -> {});
                assertTrue(body == null || (body.length >= 1 && body.length <= 64), "seed " + seed);
            } catch (Frames.BadFrame | java.io.EOFException e) {
                assertTrue(e.getMessage() != null, "seed " + seed);
            }
        }
    }

    @Test
    void chirpsFindWhereQueueingBegins() {
        int packets = 24;
        for (long capacityKbps : new long[] {5_000, 20_000, 100_000}) {
            long[] sent = new long[packets];
            long[] arrived = new long[packets];
            double gap = 8_000_000;
            long serviceNanos = 1000L * 8 * 1_000_000 / capacityKbps;
            for (int i = 1; i < packets; i++) {
                sent[i] = sent[i - 1] + (long) gap;
                gap *= 0.72;
            }
            for (int i = 0; i < packets; i++) {
                arrived[i] = Math.max(sent[i] + 20_000_000, i == 0 ? 0 : arrived[i - 1] + serviceNanos);
            }
            int kbps = Chirper.estimateKbps(sent, arrived, packets, 1000);
            assertTrue(
                    kbps > capacityKbps * 0.55 && kbps < capacityKbps * 1.8,
                    "estimated " + kbps + " for " + capacityKbps);
        }
        assertEquals(0, Chirper.estimateKbps(new long[3], new long[3], 3, 1000));
    }

    @Test
    void aTrainTakesAtMostAFiftiethOfWhatThePathHasLeft() {
        for (int kbps : new int[] {20, 100, 1_000, 10_000, 1_000_000}) {
            for (long seconds : new long[] {1, 5, 35, 120}) {
                int bytes = Chirper.packetBytes(kbps, seconds * 1_000_000_000L);
                assertTrue(bytes >= ProbeRecord.BYTES && bytes <= 1000, bytes + " bytes");
                boolean least = bytes == ProbeRecord.BYTES;
                double share = 24 * 8.0 * bytes / (kbps * 1000.0 * seconds);
                assertTrue(least || share <= 0.02, share + " of " + kbps + " kbit/s every " + seconds + " s");
            }
        }
        assertEquals(1000, Chirper.packetBytes(10_000, 35_000_000_000L));
    }

    @Test
    void aSlowNeighbourMissesWhatWasSuperseded() throws InterruptedException {
        Outbox outbox = new Outbox(10_000);
        assertTrue(outbox.offer(Outgoing.flood(new byte[100], "announcement", 7)));
        assertTrue(outbox.offer(Outgoing.flood(new byte[200], "announcement", 7)));
        assertTrue(outbox.offer(Outgoing.of(new byte[50], "nack")));
        assertEquals(50 + 4, frame(outbox));
        assertEquals(200 + 4, frame(outbox));
        assertTrue(outbox.isEmpty());
        assertFalse(outbox.offer(Outgoing.of(new byte[10_001], "sync")));
        assertEquals("[0, 0, 0, 1, 9]", Arrays.toString(Frames.of(new byte[] {9})));
    }

    private static int frame(Outbox outbox) throws InterruptedException {
        Outgoing next = outbox.take();
        return next == null ? -1 : next.frame().length;
    }
}
