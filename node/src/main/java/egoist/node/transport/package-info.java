/**
 * Bytes between nodes: TLS links with frames, UDP probes, and the checks everything that comes in must pass. Start at {@link
 * egoist.node.transport.LinkTransport} and {@link egoist.node.transport.ProbeSocket}; limits and reactions are those of a
 * hostile network.
 *
 * <p>Threads: one accepts, each link has one that reads (and shakes hands) and one that writes, one reads datagrams, and one
 * watchdog closes what misses its deadline, because no socket option of the JDK bounds a slow handshake or a blocked write.
 */
@NullMarked
package egoist.node.transport;

import org.jspecify.annotations.NullMarked;
