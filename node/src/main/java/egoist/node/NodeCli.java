package egoist.node;

import egoist.node.cli.NodeCommand;

/** Where the program starts: {@code egoist node}. */
public final class NodeCli {
    private NodeCli() {}

    /** Runs the command and exits with its code. */
    public static void main(String[] args) {
        System.exit(NodeCommand.commandLine(System.getenv()).execute(args));
    }
}
