package egoist.node;

import egoist.node.cli.HangUps;
import egoist.node.cli.NodeCommand;

/** Where the program starts: {@code egoist node}. */
public final class NodeCli {
    private NodeCli() {}

    /** Runs the command and exits with its code. */
    public static void main(String[] args) {
        HangUps hangUps = new HangUps();
        if (args.length > 0 && NodeCommand.isService(args[0])) {
            hangUps.listen(); // first of all: before that a hang-up would be the end
        }
        System.exit(NodeCommand.commandLine(System.getenv(), hangUps).execute(args));
    }
}
