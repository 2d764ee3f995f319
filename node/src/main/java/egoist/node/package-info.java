/**
 * One real peer on real sockets. Start at {@link egoist.node.Node}, made from {@link egoist.node.NodeSettings}: it puts the
 * {@link egoist.protocol.Peer} of the simulator behind TLS links and UDP probes.
 */
@NullMarked
package egoist.node;

import org.jspecify.annotations.NullMarked;
