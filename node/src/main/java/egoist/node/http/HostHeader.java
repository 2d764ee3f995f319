package egoist.node.http;

import java.util.Locale;

/** What a request's Host header may be. */
final class HostHeader {
    private HostHeader() {}

    /** Whether it names an address or this machine by {@code localhost}, with or without a port. */
    static boolean isAddressOrLocalhost(String host) {
        String name = host.strip().toLowerCase(Locale.ROOT).replaceFirst(":[0-9]{1,5}$", "");
        return name.equals("localhost")
                || name.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")
                || name.matches("\\[[0-9a-f:.%a-z]+\\]");
    }
}
