package egoist.node.transport;

import egoist.node.Endpoint;
import egoist.node.NodeCounters;
import egoist.node.NodeSettings;
import egoist.node.identity.Credentials;
import egoist.protocol.PeerRecipe;
import egoist.protocol.message.Announcement;
import egoist.protocol.message.Message;
import egoist.protocol.message.MessageCodec;
import egoist.protocol.message.Signatures;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A peer with good credentials and bad manners: it shakes hands like a node, then sends whatever a test wants.
 */
final class BadPeer implements AutoCloseable {
    final LinkContext context;
    final WallClock clock = new WallClock(System::currentTimeMillis, 0);
    private final Endpoint target;
    private Sockets.@Nullable Secured socket;

    BadPeer(Credentials credentials, String overlay, Endpoint own, Endpoint target) throws Exception {
        this.target = target;
        NodeSettings settings =
                NodeSettings.of(overlay, own, Path.of("target"), credentials, PeerRecipe.bestResponse(2));
        RecordOffice office = new RecordOffice(credentials, overlay);
        KnownNode self = office.own(new ProbeKeys().publicKey(), own, false, clock.startMicros());
        this.context = new LinkContext(
                settings,
                credentials.tls(overlay),
                new Directory(self, 4096),
                office,
                new NodeCounters(),
                new Scores(),
                new Deadlines("bad peer"),
                new TokenBucket(1e9, 1e9),
                event -> {},
                clock,
                clock.micros());
    }

    /** Dials and shakes hands. */
    BadPeer connect() throws IOException {
        Socket plain = new Socket();
        plain.connect(target.resolve(), 5000);
        plain.setSoTimeout(20_000);
        Sockets.Secured secured = Sockets.secure(plain, context.tls(), true);
        socket = secured;
        Handshake.Other other = new Handshake(context, secured.tls(), true).perform();
        context.directory().accept(other.node());
        return this;
    }

    private Sockets.Secured open() {
        Sockets.Secured secured = socket;
        if (secured == null) {
            throw new IllegalStateException("not connected");
        }
        return secured;
    }

    /** The socket below TLS. */
    Socket plain() {
        return open().plain();
    }

    void raw(byte[] bytes) throws IOException {
        OutputStream out = open().tls().getOutputStream();
        out.write(bytes);
        out.flush();
    }

    void body(byte[] body) throws IOException {
        raw(Frames.of(body));
    }

    /** Sends a message, announcements signed by this peer's own key whatever their origin. */
    void send(Message message) throws IOException {
        body(codec().encode(message));
    }

    MessageCodec codec() {
        return new MessageCodec(context.directory(), new Signatures() {
            @Override
            public byte[] sign(byte[] payload) {
                return context.settings()
                        .credentials()
                        .identity()
                        .sign(AnnouncementGate.PURPOSE, context.settings().overlay(), payload);
            }

            @Override
            public boolean good(byte[] origin, byte[] payload, byte[] signature) {
                return true;
            }
        });
    }

    long epoch() {
        return clock.startMicros() << 10;
    }

    Announcement own(long sequence, int[] neighbours, int... costs) {
        return new Announcement(0, epoch(), sequence, false, neighbours, costs, new boolean[neighbours.length]);
    }

    /** The next frame that comes in. */
    byte[] frame() throws IOException {
        byte[] body = Frames.read(open().tls().getInputStream(), 65536, () -> {});
        if (body == null) {
            throw new IOException("the other end has closed");
        }
        return body;
    }

    /** Reads and drops what comes in until the other end closes; false if it does not within that time. */
    boolean closedWithin(int millis) throws IOException {
        open().plain().setSoTimeout(millis);
        long end = System.nanoTime() + millis * 1_000_000L;
        InputStream in = open().tls().getInputStream();
        byte[] sink = new byte[4096];
        while (System.nanoTime() - end < 0) {
            try {
                if (in.read(sink) < 0) {
                    return true;
                }
            } catch (java.net.SocketTimeoutException e) {
                return false;
            } catch (IOException e) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        if (socket != null) {
            open().close();
        }
        context.deadlines().close();
    }
}
