package egoist.node;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * Where a node is reached, as people write it: {@code host:port}, {@code [::1]:port} or a host alone for the default port.
 *
 * @param host a name or an address, IPv6 without brackets
 * @param port 0 to 65535; 0 lets the system choose
 */
public record Endpoint(String host, int port) {
    /** The port of the original client's bootstrap node (BOOTSTRAP_PORT). */
    public static final int DEFAULT_PORT = 61223;

    private static final int MAX_PORT = 65_535;
    private static final int MAX_HOST = 253;

    public Endpoint {
        if (host.isBlank() || host.length() > MAX_HOST || host.chars().anyMatch(c -> c <= ' ' || c == '/')) {
            throw new IllegalArgumentException("'" + host + "' is no host name or address");
        }
        if (host.indexOf(':') >= 0 && !isIpv6(host)) {
            throw new IllegalArgumentException("'" + host + "' is no host, nor an IPv6 address");
        }
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("port " + port + " is outside 0 to " + MAX_PORT);
        }
    }

    /** Such text is taken by the JDK for an address in numbers and never looked up. */
    private static boolean isIpv6(String host) {
        int scope = host.indexOf('%');
        String address = scope < 0 ? host : host.substring(0, scope);
        try {
            return address.matches("[0-9a-fA-F:.]+")
                    && InetAddress.getByName(address).getAddress().length > 0;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** @throws IllegalArgumentException saying what is wrong with the text */
    public static Endpoint parse(String text) {
        return parse(text, DEFAULT_PORT);
    }

    /** The same where another port is meant if none is given. */
    public static Endpoint parse(String text, int defaultPort) {
        int colon = text.lastIndexOf(':');
        if (text.startsWith("[")) {
            int close = text.indexOf(']');
            if (close < 0) {
                throw new IllegalArgumentException("'" + text + "' lacks a ']'");
            }
            return new Endpoint(text.substring(1, close), close + 1 == text.length() ? defaultPort : port(text, colon));
        }
        if (colon < 0 || text.indexOf(':') != colon) {
            return new Endpoint(text, defaultPort);
        }
        return new Endpoint(text.substring(0, colon), port(text, colon));
    }

    private static int port(String text, int colon) {
        try {
            return Integer.parseInt(text.substring(colon + 1));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' should be host:port", e);
        }
    }

    /** Looks the name up; the answer is unresolved where it is unknown. May block. */
    public InetSocketAddress resolve() {
        return new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
