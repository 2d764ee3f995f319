/**
 * The flight recorder: a log of every input of one peer, and its replay. Start at {@link
 * egoist.journal.JournaledPeer}, which writes the log, and {@link egoist.journal.Replay}, which feeds it to
 * a fresh peer and compares.
 *
 * <p>A journal is text, a line each:
 *
 * <pre>
 * egoist-journal 1
 * id 0
 * seed -4219861
 * degree 3
 * policy best-response
 * metric delay
 * protocol.ping 2s
 * begin
 * 1763815000000000 0.35 start
 *   1 5c9c0b3bd2e1a7f0
 * 1763815000120000 0.35 receive -1 4a1e...
 *   3 91f00c2d5e77a001
 * </pre>
 *
 * Each input stands with the time in microseconds and the machine's load; the indented line after it counts the calls the peer
 * made on its environment and hashes them. Where peers stand on the ring is told in between ({@code place 3 -81985529}), when the
 * peer first asks. Messages are hexadecimal protobuf, peers in them named by the small ids of the
 * process that wrote the log.
 */
@NullMarked
package egoist.journal;

import org.jspecify.annotations.NullMarked;
