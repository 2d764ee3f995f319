/**
 * What an operator may see of a running node, as plain records without sockets or threads. Start at
 * {@link egoist.node.view.NodeView}: the command line, the HTTP pages and the metrics know a node only through it.
 */
@NullMarked
package egoist.node.view;

import org.jspecify.annotations.NullMarked;
