/**
 * The pages for operators: health, metrics, versioned JSON, events as they happen and the live map, on one port of the
 * loopback interface. Start at {@link egoist.node.http.StatusServer}.
 */
@NullMarked
package egoist.node.http;

import org.jspecify.annotations.NullMarked;
