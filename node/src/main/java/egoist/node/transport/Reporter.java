package egoist.node.transport;

import egoist.node.view.NodeEvent;

/** Where the parts of a node tell what happened; does not block. */
@FunctionalInterface
public interface Reporter {
    void happened(NodeEvent event);

    /** Input was refused. */
    default void rejected(String from, String reason, String detail) {
        happened(new NodeEvent(NodeEvent.Kind.REJECTED, from, reason, detail));
    }
}
