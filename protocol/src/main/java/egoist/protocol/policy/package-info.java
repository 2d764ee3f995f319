/**
 * Who to connect to: a pure function from what a peer knows to its next wiring. Start at
 * {@link egoist.protocol.policy.WiringPolicy}; the names users write are in
 * {@link egoist.protocol.policy.WiringPolicies}.
 */
@NullMarked
package egoist.protocol.policy;

import org.jspecify.annotations.NullMarked;
