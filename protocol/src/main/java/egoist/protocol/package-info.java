/**
 * The peer: a single-threaded state machine that decides and never does I/O.
 */
@NullMarked
package egoist.protocol;

import org.jspecify.annotations.NullMarked;
