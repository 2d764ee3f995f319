package egoist.node.view;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/**
 * What happens at a node as events of the JDK's Flight Recorder, beside those of the machine below: probes, announcements, decisions and
 * changes of state. Costs next to nothing while nobody records.
 */
public final class FlightEvents implements NodeListener {
    private static final String CATEGORY = "Egoist";

    /** An answered probe. */
    @Name("egoist.RoundTrip")
    @Label("Round Trip")
    @Category(CATEGORY)
    @Description("A member answered a ping")
    @StackTrace(false)
    static final class RoundTrip extends Event {
        @Label("Peer")
        String peer = "";

        @Label("Round Trip")
        @Timespan(Timespan.MICROSECONDS)
        long roundTrip;
    }

    /** What an origin says of its links. */
    @Name("egoist.Announcement")
    @Label("Announcement")
    @Category(CATEGORY)
    @Description("A newer announcement of an origin is in the link-state database")
    @StackTrace(false)
    static final class Announcement extends Event {
        @Label("Origin")
        String origin = "";

        @Label("Epoch")
        long epoch;

        @Label("Sequence")
        long sequence;

        @Label("Links")
        int links;
    }

    /** A problem solved by the policy. */
    @Name("egoist.Decision")
    @Label("Decision")
    @Category(CATEGORY)
    @Description("The policy chose links, the same or others")
    @StackTrace(false)
    static final class Decision extends Event {
        @Label("Took")
        @Timespan(Timespan.MICROSECONDS)
        long took;
    }

    /** What the log would tell, too. */
    @Name("egoist.Change")
    @Label("Change of State")
    @Category(CATEGORY)
    @Description("Something happened that the log would tell: links, members, rewirings, refusals")
    @StackTrace(false)
    static final class Change extends Event {
        @Label("Kind")
        String kind = "";

        @Label("Peer")
        String peer = "";

        @Label("Reason")
        String reason = "";

        @Label("Detail")
        String detail = "";
    }

    @Override
    public void happened(NodeEvent happened) {
        Change event = new Change();
        if (event.shouldCommit()) {
            event.kind = happened.kind().label();
            event.peer = happened.peer();
            event.reason = happened.reason();
            event.detail = happened.detail();
            event.commit();
        }
    }

    @Override
    public void roundTrip(String peer, long micros) {
        RoundTrip event = new RoundTrip();
        if (event.shouldCommit()) {
            event.peer = peer;
            event.roundTrip = micros;
            event.commit();
        }
    }

    @Override
    public void announced(Announced newer) {
        Announcement event = new Announcement();
        if (event.shouldCommit()) {
            event.origin = newer.origin();
            event.epoch = newer.epoch();
            event.sequence = newer.sequence();
            event.links = newer.links().size();
            event.commit();
        }
    }

    @Override
    public void decided(long micros) {
        Decision event = new Decision();
        if (event.shouldCommit()) {
            event.took = micros;
            event.commit();
        }
    }
}
