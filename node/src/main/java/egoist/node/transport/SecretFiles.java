package egoist.node.transport;

import egoist.node.identity.Credentials;
import egoist.node.identity.DenyList;
import egoist.node.view.NodeEvent;
import java.io.IOException;

/** Looks whether the files of overlay keys and of denied nodes changed, and has the links follow. */
final class SecretFiles {
    private final LinkContext context;
    private final LinkTransport links;
    private final OwnRecord own;

    SecretFiles(LinkContext context, LinkTransport links, OwnRecord own) {
        this.context = context;
        this.links = links;
        this.own = own;
    }

    /** @throws IOException naming the file that cannot be used; what held before holds on */
    void look() throws IOException {
        Credentials credentials = context.settings().credentials();
        Credentials.Changes changes = credentials.reload();
        if (changes.none()) {
            return;
        }
        context.reporter().happened(new NodeEvent(NodeEvent.Kind.CREDENTIALS, "", "", changes.text()));
        links.credentialsChanged();
        if (changes.keys() > 0) {
            own.renew();
        }
        if (changes.denied() >= 0) {
            DenyList denied = credentials.denyList();
            links.closeIf(link -> denied.denies(link.node().id()), "denied");
            context.directory().others().stream()
                    .map(KnownNode::id)
                    .filter(denied::denies)
                    .forEach(context.directory()::forget);
        }
    }
}
