package egoist.node.config;

import egoist.node.Endpoint;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where others reach a node that listens on every address of its machine. */
final class OwnAddress {
    private static final List<String> EVERY = List.of("0.0.0.0", "::");

    private OwnAddress() {}

    /** The first address of the machine that others may reach, where {@code listen} names none; null where it does. */
    static @Nullable Endpoint behind(Endpoint listen) {
        if (!EVERY.contains(listen.host()) || listen.port() == 0) {
            return null;
        }
        String host = first().orElse(InetAddress.getLoopbackAddress().getHostAddress());
        return new Endpoint(host, listen.port());
    }

    private static Optional<String> first() {
        try {
            for (NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                for (InetAddress address : Collections.list(card.getInetAddresses())) {
                    boolean reachable = card.isUp() && !address.isLoopbackAddress() && !address.isLinkLocalAddress();
                    if (reachable && address instanceof Inet4Address) {
                        return Optional.of(address.getHostAddress());
                    }
                }
            }
        } catch (SocketException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
