package egoist.node.transport;

import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;

/** Why a link did not come about, as one of a few words that can be counted. */
final class HandshakeFailures {
    private HandshakeFailures() {}

    /** Whether the other end would not have this node, or this one the other: asking again soon ends the same way. */
    static boolean willRepeat(Exception e) {
        String reason = reason(e);
        return e instanceof Handshake.Refused || reason.equals("certificate") || reason.equals("tls-alert");
    }

    static String reason(Exception e) {
        if (e instanceof Handshake.Refused refused) {
            return (refused.byOther() ? "refused-" : "") + refused.reason();
        }
        if (e instanceof Frames.BadFrame) {
            return "malformed-hello";
        }
        if (e instanceof Places.NoPlace) {
            return "connections-per-address";
        }
        if (e instanceof Sockets.NotTls) {
            return "not-tls";
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return "certificate";
            }
        }
        String text = String.valueOf(e.getMessage());
        if (e instanceof SSLException) {
            boolean alert = text.contains("alert") || text.contains("certificate");
            return alert ? "tls-alert" : "tls";
        }
        if (e instanceof ConnectException) {
            return "connect-refused";
        }
        if (e instanceof SocketTimeoutException) {
            return "connect-timeout";
        }
        if (e instanceof SocketException && text.contains("losed")) {
            return "handshake-timeout"; // the watchdog closed it
        }
        return "handshake-io";
    }
}
