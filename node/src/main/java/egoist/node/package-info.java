/**
 * One real peer on real sockets. Start at {@link egoist.node.Node}, made from {@link egoist.node.NodeSettings}: it puts the
 * {@link egoist.protocol.Peer} of the simulator behind TLS links and UDP probes. What live overlays were measured to do is in {@code node/LIVE.md}.
 */
@NullMarked
package egoist.node;

import org.jspecify.annotations.NullMarked;
