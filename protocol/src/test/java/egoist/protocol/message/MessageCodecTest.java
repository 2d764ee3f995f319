package egoist.protocol.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import egoist.protocol.wire.Envelope;
import egoist.protocol.wire.SignedAnnouncement;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageCodecTest {
    /** Global ids that hold the small id in their last bytes. */
    private static final IdMap PLAIN = new IdMap() {
        @Override
        public byte[] globalId(int localId) {
            return ByteBuffer.allocate(GLOBAL_BYTES)
                    .putInt(GLOBAL_BYTES - 4, localId)
                    .array();
        }

        @Override
        public int localId(byte[] globalId) {
            int id = ByteBuffer.wrap(globalId).getInt(GLOBAL_BYTES - 4);
            return id >= 0 && id < RandomMessages.IDS ? id : -1;
        }
    };

    /** A signature is the sum of the bytes, 64 times. */
    private static final Signatures SUMS = new Signatures() {
        @Override
        public byte[] sign(byte[] payload) {
            byte sum = 1;
            for (byte b : payload) {
                sum += b;
            }
            byte[] signature = new byte[64];
            Arrays.fill(signature, sum);
            return signature;
        }

        @Override
        public boolean good(byte[] origin, byte[] payload, byte[] signature) {
            return Arrays.equals(sign(payload), signature);
        }
    };

    private final MessageCodec codec = new MessageCodec(PLAIN, SUMS);

    @ParameterizedTest
    @EnumSource(Message.Kind.class)
    void everyKindSurvivesTheWire(Message.Kind kind) throws MalformedMessageException {
        for (int seed = 0; seed < 200; seed++) {
            Message message = new RandomMessages(seed).next(kind);
            Message back = codec.decode(codec.encode(message));
            assertEquals(text(message), text(back), kind + ", seed " + seed);
            assertArrayEquals(codec.encode(message), codec.encode(back), kind + ", seed " + seed);
        }
    }

    @ParameterizedTest
    @EnumSource(Message.Kind.class)
    void wireBytesIsTheLengthOfTheFrame(Message.Kind kind) throws MalformedMessageException {
        for (int seed = 0; seed < 200; seed++) {
            Message message = new RandomMessages(seed).next(kind);
            boolean datagram = message instanceof Ping || message instanceof Pong || message instanceof PathEcho;
            int expected = datagram ? 64 : codec.frame(message).length;
            assertEquals(expected, MessageCodec.wireBytes(message), kind + ", seed " + seed);
            Message back = codec.decode(codec.encode(message));
            assertEquals(expected, MessageCodec.wireBytes(back), kind + " received, seed " + seed);
        }
    }

    @ParameterizedTest
    @EnumSource(Message.Kind.class)
    void brokenBytesAreRefusedOrUnderstoodButNeverThrowAnythingElse(Message.Kind kind) {
        for (int seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] bytes = codec.encode(new RandomMessages(seed).next(kind));
            int flips = random.nextInt(1, 6);
            for (int i = 0; i < flips && bytes.length > 0; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            decodesOrRefuses(Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
            decodesOrRefuses(bytes);
        }
    }

    @Test
    void noiseIsRefusedOrUnderstoodButNeverThrowsAnythingElse() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            decodesOrRefuses(bytes);
        }
    }

    private void decodesOrRefuses(byte[] bytes) {
        try {
            Message message = codec.decode(bytes);
            if (message != null) {
                codec.encode(message);
            }
        } catch (MalformedMessageException e) {
            assertTrue(e.getMessage() != null && !e.getMessage().isEmpty());
        }
    }

    @Test
    void unknownKindsAreNoError() throws MalformedMessageException {
        UnknownFieldSet future = UnknownFieldSet.newBuilder()
                .addField(
                        99,
                        UnknownFieldSet.Field.newBuilder()
                                .addLengthDelimited(ByteString.copyFromUtf8("later"))
                                .build())
                .build();
        assertNull(codec.decode(
                Envelope.newBuilder().setUnknownFields(future).build().toByteArray()));
        assertNull(codec.decode(new byte[0]));
    }

    @Test
    void announcementsAreForwardedInTheBytesTheyCameIn() throws Exception {
        Announcement announcement = new RandomMessages(3).announcement();
        UnknownFieldSet future = UnknownFieldSet.newBuilder()
                .addField(77, UnknownFieldSet.Field.newBuilder().addVarint(5).build())
                .build();
        byte[] payload = egoist.protocol.wire.Announcement.parseFrom(codec.payload(announcement)).toBuilder()
                .setUnknownFields(future)
                .build()
                .toByteArray();
        byte[] received = Envelope.newBuilder()
                .setAnnouncement(SignedAnnouncement.newBuilder()
                        .setPayload(ByteString.copyFrom(payload))
                        .setSignature(ByteString.copyFrom(SUMS.sign(payload))))
                .build()
                .toByteArray();
        assertArrayEquals(received, codec.encode(codec.decode(received)));
    }

    @Test
    void ownAnnouncementsAreSignedOnceForAllPartners() {
        int[] signings = new int[1];
        MessageCodec counting = new MessageCodec(PLAIN, new Signatures() {
            @Override
            public byte[] sign(byte[] payload) {
                signings[0]++;
                return SUMS.sign(payload);
            }

            @Override
            public boolean good(byte[] origin, byte[] payload, byte[] signature) {
                return true;
            }
        });
        Announcement announcement = new RandomMessages(3).announcement();
        assertArrayEquals(counting.encode(announcement), counting.encode(announcement));
        assertEquals(1, signings[0]);
    }

    @Test
    void forgedAnnouncementsGiveNobodyAnId() {
        Announcement announcement = new RandomMessages(3).announcement();
        byte[] unsigned = new MessageCodec(PLAIN, Signatures.NONE).encode(announcement);
        MessageCodec strict = new MessageCodec(
                new IdMap() {
                    @Override
                    public byte[] globalId(int localId) {
                        throw new AssertionError();
                    }

                    @Override
                    public int localId(byte[] globalId) {
                        throw new AssertionError("asked for an id");
                    }
                },
                SUMS);
        assertRefused("signature", strict, unsigned);
    }

    @Test
    void whatIsTooLargeIsRefusedByName() {
        assertRefused("frame of 65537 bytes", codec, new byte[Limits.FRAME + 1]);
        int[] many = new int[Limits.MEMBERS + 1];
        assertRefused("2049 members, allowed are 2048", codec, codec.encode(new JoinReply(many)));
        int[] targets = new int[Limits.VECTOR + 1];
        assertRefused("257 targets, allowed are 256", codec, codec.encode(new RttVectorRequest(targets)));
        int[] neighbours = new int[Limits.LINKS + 1];
        Arrays.setAll(neighbours, i -> i + 1);
        Announcement wide = new Announcement(
                0, 1, 1, false, neighbours, new int[neighbours.length], new boolean[neighbours.length]);
        assertRefused("257 links, allowed are 256", codec, codec.encode(wide));
        assertThrows(IllegalArgumentException.class, () -> codec.encode(new JoinReply(new int[4000])));
    }

    /** Paths that lead in circles, to nobody, or too far. */
    @Test
    void routesThatAreNoneAreRefused() {
        egoist.protocol.wire.PathProbe.Builder wire = egoist.protocol.wire.PathProbe.newBuilder();
        ByteString[] ids = new ByteString[Limits.ROUTE + 2];
        Arrays.setAll(ids, i -> ByteString.copyFrom(PLAIN.globalId(i)));
        wire.setOrigin(ids[0]);
        assertRefused("path of 0", codec, probe(wire));
        wire.addRoute(ids[1]).addRoute(ids[2]).setPosition(2);
        assertRefused("position 2", codec, probe(wire));
        wire.setPosition(-1);
        assertRefused("position -1", codec, probe(wire));
        wire.setPosition(0).addRoute(ids[1]);
        assertRefused("twice", codec, probe(wire));
        wire.clearRoute().addRoute(ids[0]);
        assertRefused("twice", codec, probe(wire));
        wire.clearRoute();
        Arrays.stream(ids).skip(1).forEach(wire::addRoute);
        assertRefused("17 peers on the path, allowed are 16", codec, probe(wire));
    }

    private static byte[] probe(egoist.protocol.wire.PathProbe.Builder wire) {
        return Envelope.newBuilder().setPathProbe(wire).build().toByteArray();
    }

    @Test
    void peersBeyondTheRoomThereIsAreRefused() {
        assertRefused("no room for another peer", codec, codec.encode(new ProbeRequest(RandomMessages.IDS)));
    }

    private static void assertRefused(String what, MessageCodec codec, byte[] bytes) {
        String message = assertThrows(MalformedMessageException.class, () -> codec.decode(bytes))
                .getMessage();
        assertTrue(message.contains(what), message);
    }

    private static String text(Message message) {
        if (message instanceof DatabaseSync sync) {
            return Arrays.toString(sync.announcements()) + sync.last();
        }
        if (message instanceof DatabaseSummary summary) {
            return Arrays.toString(summary.origins())
                    + Arrays.toString(summary.epochs())
                    + Arrays.toString(summary.sequences());
        }
        if (message instanceof RttVector vector) {
            return Arrays.toString(vector.targets()) + Arrays.toString(vector.costs());
        }
        if (message instanceof JoinReply reply) {
            return Arrays.toString(reply.members());
        }
        if (message instanceof SyncRequest request) {
            return Arrays.toString(request.origins());
        }
        if (message instanceof RttVectorRequest request) {
            return Arrays.toString(request.targets());
        }
        if (message instanceof PathProbe probe) {
            return probe.origin() + " " + probe.nonce() + Arrays.toString(probe.route()) + probe.position();
        }
        return String.valueOf(message);
    }
}
