package egoist.node.transport;

import egoist.node.config.NodeConfigReader;
import egoist.node.identity.Credentials;
import egoist.node.identity.DenyList;
import egoist.node.identity.GlobalId;
import egoist.node.identity.Identity;
import egoist.node.identity.OverlayKeys;
import egoist.node.wire.LinkEnvelope;
import egoist.node.wire.SignedRecord;
import egoist.protocol.message.IdMap;
import egoist.protocol.message.Limits;
import egoist.protocol.message.MalformedMessageException;
import egoist.protocol.message.Message;
import egoist.protocol.message.MessageCodec;
import egoist.protocol.message.Signatures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that parses what others wrote, as a fuzzer calls it: the first byte of its input says which parser gets the rest, or
 * {@code -Degoist.fuzz.parser} does, so that one of them can be fuzzed alone.
 * A parser may refuse with its own exceptions; anything else is a finding. {@link FuzzTest} feeds it.
 */
public final class FuzzedParsers {
    static final String OVERLAY = "fuzzed";

    /** The parsers, by the first byte of an input modulo their number. */
    enum Parser {
        FRAME,
        MESSAGE,
        LINK_FRAME,
        PROBE,
        CONFIG
    }

    private static final String ONLY = System.getProperty("egoist.fuzz.parser", "");
    private static final int MOST_IDS = 4096;
    private static final RecordOffice OFFICE = office();
    private static final Path FILE = file();
    private static final NodeConfigReader READER = new NodeConfigReader(Map.of());

    private FuzzedParsers() {}

    private static RecordOffice office() {
        try {
            Identity identity = Identity.selfSigned("fuzzed", OVERLAY);
            OverlayKeys key = OverlayKeys.of("a key for a fuzzer");
            return new RecordOffice(Credentials.sharedKey(identity, key, DenyList.empty()), OVERLAY);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path file() {
        try {
            Path memory = Path.of("/dev/shm");
            Path file = Files.isWritable(memory)
                    ? Files.createTempFile(memory, "egoist-fuzzed", ".yaml")
                    : Files.createTempFile("egoist-fuzzed", ".yaml");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Small ids for whoever is named, up to the limit nodes have. */
    private static final class Ids implements IdMap {
        private final Map<GlobalId, Integer> locals = new HashMap<>();

        @Override
        public byte[] globalId(int localId) {
            throw new IllegalStateException("nothing is encoded here");
        }

        @Override
        public int localId(byte[] globalId) {
            GlobalId id = GlobalId.of(globalId);
            Integer known = locals.get(id);
            if (known == null && locals.size() < MOST_IDS) {
                locals.put(id, locals.size());
                return locals.size() - 1;
            }
            return known == null ? -1 : known;
        }
    }

    /** What a fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length > 0) {
            Parser parser =
                    ONLY.isEmpty() ? Parser.values()[(input[0] & 0xff) % Parser.values().length] : Parser.valueOf(ONLY);
            parse(parser, Arrays.copyOfRange(input, 1, input.length));
        }
    }

    static void parse(Parser parser, byte[] bytes) {
        try {
            switch (parser) {
                case FRAME -> frames(bytes);
                case MESSAGE -> message(bytes);
                case LINK_FRAME -> linkFrame(bytes);
                case PROBE -> probe(bytes);
                case CONFIG -> config(bytes);
            }
        } catch (IOException e) {
            // How a reader refuses a frame; the connection is closed then.
        } catch (MalformedMessageException e) {
            // How the codec refuses a message; its bringer loses points.
        } catch (RecordOffice.BadRecord e) {
            // How a record is refused.
        }
    }

    private static void frames(byte[] bytes) throws IOException, MalformedMessageException {
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        for (byte[] body = Frames.read(in, Limits.FRAME, () -> {}); body != null; ) {
            message(body);
            body = Frames.read(in, Limits.FRAME, () -> {});
        }
    }

    private static void message(byte[] bytes) throws MalformedMessageException {
        Message message = new MessageCodec(new Ids(), Signatures.NONE).decode(bytes);
        if (message != null) {
            MessageCodec.wireBytes(message);
        }
    }

    private static void linkFrame(byte[] bytes) throws IOException, RecordOffice.BadRecord {
        LinkFrames.isLinkFrame(bytes);
        LinkEnvelope envelope = LinkEnvelope.parseFrom(bytes);
        for (SignedRecord record : envelope.getRecords().getRecordsList()) {
            OFFICE.check(record, 1L << 50);
        }
        OFFICE.check(envelope.getHello().getRecord(), 1L << 50);
    }

    private static void probe(byte[] bytes) {
        ProbeRecord record = ProbeRecord.decode(bytes, bytes.length, ProbeRecord.tag(OVERLAY));
        if (record != null && ProbeRecord.authentic(bytes, new byte[32])) {
            throw new AssertionError("an authentic probe by chance: " + record);
        }
    }

    private static void config(byte[] bytes) throws IOException {
        Files.write(FILE, bytes);
        READER.read(FILE, List.of());
    }
}
