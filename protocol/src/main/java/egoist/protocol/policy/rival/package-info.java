/**
 * Wiring rules of other overlays, each from its own publication, for comparison with EGOIST's. Start at
 * {@link egoist.protocol.policy.rival.Perigee}; what they have in common is in {@link egoist.protocol.policy.rival.Neighbours}
 * (whom to link to) and {@link egoist.protocol.policy.rival.Deliveries} (what a peer would hear through whom).
 *
 * <p>Most of these overlays use a link both ways, whoever opened it, and so it counts as two directed links: with k of them a
 * peer opens k / 2 and has k / 2 more opened to it on average. Rules that score neighbours by what they deliver are given the
 * times at which floods would arrive over the overlay as the peer knows it.
 */
@NullMarked
package egoist.protocol.policy.rival;

import org.jspecify.annotations.NullMarked;
