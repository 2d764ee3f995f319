/**
 * The one thread that owns the peer. Start at {@link egoist.node.driver.PeerDriver}.
 */
@NullMarked
package egoist.node.driver;

import org.jspecify.annotations.NullMarked;
