/**
 * Who a node is and who may join: keys, certificates, overlay keys and the deny list. Start at
 * {@link egoist.node.identity.Credentials}.
 */
@NullMarked
package egoist.node.identity;

import org.jspecify.annotations.NullMarked;
