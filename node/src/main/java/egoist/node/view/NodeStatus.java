package egoist.node.view;

import egoist.protocol.PeerStatus;

/**
 * A node at a glance.
 *
 * @param id its global id, 32 hexadecimal digits
 * @param name its label; not an identity
 * @param role {@code node} or {@code bootstrap}
 * @param overlay the name of the overlay
 * @param listen the address it listens on, {@code host:port}
 * @param advertise the address it tells others
 * @param policy how it chooses its links, as configured
 * @param metric what a link costs, as configured
 * @param degree k, how many links it may have
 * @param epochMicros T, from one rewiring to the next
 * @param startedMillis wall clock of the start, milliseconds since 1970
 * @param tickedMillis milliseconds since the thread that owns the peer last showed a sign of life
 * @param notReady why it is not ready yet, one sentence; empty when it is
 * @param insecure whether it runs without encryption
 * @param certificateExpiryMillis when its certificate ends, milliseconds since 1970; 0 without one
 * @param peer what the peer itself tells; its ids are the process's own
 */
public record NodeStatus(
        String id,
        String name,
        String role,
        String overlay,
        String listen,
        String advertise,
        String policy,
        String metric,
        int degree,
        long epochMicros,
        long startedMillis,
        long tickedMillis,
        String notReady,
        boolean insecure,
        long certificateExpiryMillis,
        PeerStatus peer) {

    /** Admitted, with its links, and with everyone measured once. */
    public boolean ready() {
        return notReady.isEmpty();
    }
}
