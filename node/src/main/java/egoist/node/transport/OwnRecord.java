package egoist.node.transport;

import egoist.node.NodeSettings;
import egoist.node.view.NodeEvent;
import java.util.List;

/**
 * This node's own record, made anew where the one it started with does not serve any more: when the overlay keys are others, under which
 * it proves that it belongs here, and when a later one goes about, from a copy of this node or from a life whose clock was ahead.
 */
final class OwnRecord {
    /** Two nodes with one key would outdo each other without end. */
    private static final long LEAST_PAUSE_NANOS = 5_000_000_000L;

    private final LinkContext context;
    private final byte[] probeKey;
    private final LinkTransport links;
    private long outdoneNanos = System.nanoTime() - LEAST_PAUSE_NANOS;

    OwnRecord(LinkContext context, byte[] probeKey, LinkTransport links) {
        this.context = context;
        this.probeKey = probeKey;
        this.links = links;
    }

    /** Makes it anew, later than any before, and tells whoever is linked; introductions carry it to the others. */
    synchronized void renew() {
        renew(context.directory().self().issuedMicros());
    }

    private void renew(long laterThanMicros) {
        KnownNode old = context.directory().self();
        boolean roster = context.settings().role() == NodeSettings.Role.BOOTSTRAP;
        long issued = Math.max(context.clock().micros(), laterThanMicros + 1);
        KnownNode fresh = context.office().own(probeKey, old.endpoint(), roster, issued);
        context.directory().renew(fresh);
        for (Connection link : links.links()) {
            LinkFrames.records(List.of(fresh)).forEach(link::send);
        }
    }

    /** Somebody showed a good record of this node: if it is later than its own, the others would look for it there. */
    synchronized void heard(KnownNode shown) {
        KnownNode own = context.directory().self();
        long now = System.nanoTime();
        if (shown.issuedMicros() <= own.issuedMicros() || now - outdoneNanos < LEAST_PAUSE_NANOS) {
            return;
        }
        outdoneNanos = now;
        if (!shown.endpoint().equals(own.endpoint())) {
            context.reporter()
                    .happened(new NodeEvent(
                            NodeEvent.Kind.WARNING,
                            own.id().toString(),
                            "duplicate-id",
                            "a node with this node's key was at " + shown.endpoint()
                                    + " after this one started; the others are told that it is at " + own.endpoint()));
        }
        renew(shown.issuedMicros());
    }
}
