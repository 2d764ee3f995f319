/**
 * The peer: a single-threaded state machine that decides and never does I/O. Start at {@link egoist.protocol.Environment} (all
 * a peer may ask of the world) and {@link egoist.protocol.Peer} (its five inputs); {@code src/test/resources/conversations}
 * shows it talk, and {@code SEED.md} what became of the original client.
 *
 * <table>
 * <caption>One join, ping, announcement and rewiring</caption>
 * <tr><th>step</th><th>what the peer does, the same in a simulation and between nodes</th></tr>
 * <tr><td>join</td><td>{@link egoist.protocol.Peer#start}: {@code Membership} sends a JoinRequest to the roster or to any member;
 * the reply names members, {@code LinkProber} measures them, and after the boot delay {@code Rewirer} links to some</td></tr>
 * <tr><td>catch up</td><td>the first partner that accepts is asked for its whole link-state database</td></tr>
 * <tr><td>ping</td><td>{@code LinkProber} pings each member once a period, spread over it; an echo becomes a sample, the metric
 * makes it a cost, and that is smoothed</td></tr>
 * <tr><td>announce</td><td>{@code OwnLinks} describes the open links when they changed, damped, and slowly again; {@code LinkState}
 * floods it, and passes on what others announce, once</td></tr>
 * <tr><td>rewire</td><td>each epoch {@code Rewirer} freezes what is known into a WiringProblem; the driver has it solved and answers
 * by {@link egoist.protocol.Peer#adopt}; {@code Partners} opens the new links, then closes the old ones</td></tr>
 * <tr><td>fail</td><td>two pings lost, partners asked in vain: {@code Membership} holds the member for dead, for this peer only; its
 * links are replaced at the next epoch or at once</td></tr>
 * <tr><td>forget</td><td>an origin that has not announced itself for up to {@code expiry} is a tombstone in the database, and later
 * nothing</td></tr>
 * </table>
 */
@NullMarked
package egoist.protocol;

import org.jspecify.annotations.NullMarked;
