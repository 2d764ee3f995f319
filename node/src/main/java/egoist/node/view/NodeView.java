package egoist.node.view;

import egoist.node.LinkRules;
import java.util.List;

/**
 * A running node as operators see it. Every method may be called by any thread at any time and answers from a snapshot that
 * is at most about a second old, so that a reader never slows the node down. Nodes are named by their global id, 32
 * hexadecimal digits.
 */
public interface NodeView {
    /** How it is. */
    NodeStatus status();

    /** Every member it knows, itself first. */
    List<Member> members();

    /** What its operator holds of links to single nodes. */
    LinkRules rules();

    /** Its own links, out before in. */
    List<Link> links();

    /** The newest announcement of every origin: its picture of the whole overlay. */
    List<Announced> database();

    /** What was counted at the sockets. */
    Traffic traffic();

    /** How its open links are doing. */
    List<LinkHealth> linkHealth();

    /** How well its machine treats it. */
    LocalHealth localHealth();

    /** From now on tells this listener what happens, from whatever thread it happens on: it must be quick. */
    void listen(NodeListener listener);

    /**
     * Asks the node to leave the overlay and stop; returns at once.
     *
     * @param restarts whether others are to keep it as a member, as it will be back in a moment
     */
    void leave(boolean restarts);
}
