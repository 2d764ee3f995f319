package egoist.node.transport;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Options every TCP socket of a node has. */
final class Sockets {
    private static final String[] PROTOCOLS = {"TLSv1.3"};
    private static final String[] APPLICATION = {"egoist/1"};

    private static final int RECORD_HEAD = 5;
    private static final int ANY = -1;
    /** Kind of record (a handshake) and major version; the minor version is one of a few, and then comes the length. */
    private static final int[] FIXED = {0x16, 3, ANY};

    private static final int MAX_MINOR = 4;
    private static final int CLIENT_HELLO = 1;

    private Sockets() {}

    /**
     * TLS on a plain socket that can be closed on its own: closing the TLS socket waits for a writer that hangs.
     */
    record Secured(Socket plain, SSLSocket tls) {
        /** Ends every read and write on it at once. */
        void close() {
            Sockets.close(plain);
        }
    }

    /** What came in does not begin like TLS. */
    static final class NotTls extends IOException {
        NotTls() {
            super("does not speak TLS");
        }
    }

    /**
     * On both ends: without TCP_NODELAY a TLS handshake waits for delayed acknowledgements. An accepting end looks at the
     * first bytes itself and says nothing to who does not speak TLS, where the JDK would answer with an alert.
     *
     * @throws NotTls if the other end began with something else
     */
    static Secured secure(Socket plain, SSLContext context, boolean client) throws IOException {
        plain.setTcpNoDelay(true);
        plain.setKeepAlive(true);
        String host = plain.getInetAddress().getHostAddress();
        SSLSocketFactory factory = context.getSocketFactory();
        SSLSocket tls = (SSLSocket)
                (client
                        ? factory.createSocket(plain, host, plain.getPort(), true)
                        : factory.createSocket(plain, beginning(plain.getInputStream()), true));
        tls.setUseClientMode(client);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setProtocols(PROTOCOLS);
        parameters.setApplicationProtocols(APPLICATION);
        if (!client) {
            parameters.setNeedClientAuth(true);
        }
        tls.setSSLParameters(parameters);
        return new Secured(plain, tls);
    }

    /** The head of a TLS record and the kind of message in it, which must be a client's hello; for the TLS socket to read again. */
    private static InputStream beginning(InputStream in) throws IOException {
        byte[] head = new byte[RECORD_HEAD + 1];
        for (int i = 0; i < head.length; i++) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("closed before it said anything");
            }
            head[i] = (byte) next;
            boolean known = i >= FIXED.length || (FIXED[i] == ANY ? next <= MAX_MINOR : next == FIXED[i]);
            if (!known || (i == RECORD_HEAD && next != CLIENT_HELLO)) {
                throw new NotTls();
            }
        }
        return new ByteArrayInputStream(head);
    }

    /** Binds an outgoing socket to the address the node listens on, unless it listens on all. */
    static void bindLike(Socket socket, InetAddress listen) throws IOException {
        if (!listen.isAnyLocalAddress()) {
            socket.bind(new InetSocketAddress(listen, 0));
        }
    }

    /** Closes without a word about what could not be closed: there is nothing to be done about it. */
    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            return;
        }
    }
}
