/**
 * The overlay as a graph: wirings, links, shortest paths, and the link-state database they are frozen from. Start at
 * {@link egoist.protocol.overlay.Overlay}.
 */
@NullMarked
package egoist.protocol.overlay;

import org.jspecify.annotations.NullMarked;
