package egoist.node.cli;

import egoist.node.LinkRules;
import egoist.node.view.Announced;
import egoist.node.view.Link;
import egoist.node.view.LinkHealth;
import egoist.node.view.LocalHealth;
import egoist.node.view.Member;
import egoist.node.view.NodeListener;
import egoist.node.view.NodeStatus;
import egoist.node.view.NodeView;
import egoist.node.view.Traffic;
import java.util.List;
import java.util.function.Consumer;

/** A view of a node that, asked to leave, tells the command that runs the node, so that the process ends with it. */
final class LeavingView implements NodeView {
    private final NodeView node;
    private final Consumer<Boolean> onLeave;

    /** @param onLeave told whether the node restarts */
    LeavingView(NodeView node, Consumer<Boolean> onLeave) {
        this.node = node;
        this.onLeave = onLeave;
    }

    @Override
    public NodeStatus status() {
        return node.status();
    }

    @Override
    public List<Member> members() {
        return node.members();
    }

    @Override
    public LinkRules rules() {
        return node.rules();
    }

    @Override
    public List<Link> links() {
        return node.links();
    }

    @Override
    public List<Announced> database() {
        return node.database();
    }

    @Override
    public Traffic traffic() {
        return node.traffic();
    }

    @Override
    public List<LinkHealth> linkHealth() {
        return node.linkHealth();
    }

    @Override
    public LocalHealth localHealth() {
        return node.localHealth();
    }

    @Override
    public void listen(NodeListener listener) {
        node.listen(listener);
    }

    @Override
    public void leave(boolean restarts) {
        onLeave.accept(restarts);
    }
}
