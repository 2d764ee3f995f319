package egoist.node.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Options every TCP socket of a node has. */
final class Sockets {
    private static final String[] PROTOCOLS = {"TLSv1.3"};
    private static final String[] APPLICATION = {"egoist/1"};

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

    /** On both ends: without TCP_NODELAY a TLS handshake waits for delayed acknowledgements. */
    static Secured secure(Socket plain, SSLContext context, boolean client) throws IOException {
        plain.setTcpNoDelay(true);
        plain.setKeepAlive(true);
        String host = plain.getInetAddress().getHostAddress();
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(plain, host, plain.getPort(), true);
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
