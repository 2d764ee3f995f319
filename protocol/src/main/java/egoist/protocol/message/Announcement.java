package egoist.protocol.message;

import egoist.protocol.metric.Coordinate;
import egoist.protocol.metric.PathAlgebra;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A peer's own links and their costs, as it floods them to everyone: the link-state announcement of EGOIST (CoNEXT 2008,
 * section 3.1). Only the origin describes its links, and of two announcements the one with the greater (epoch, sequence) holds.
 * Beside them stands what it has to say against links that others announce to it, so that both ends speak for a link.
 *
 * <p>One object is shared by every peer of a process, so that a repeated copy is usually the same reference.
 */
public final class Announcement implements Message {
    private static final int[] NONE = {};

    private final int origin;
    private final long epoch;
    private final long sequence;
    private final boolean departed;
    private final Stay stay;
    private final int[] neighbours;
    private final int[] costs;
    private final boolean[] donated;
    private final int[] objectedOwners;
    private final int[] objectedCosts;
    private final @Nullable Coordinate coordinate;
    private final @Nullable Signed signed;
    private final int wireBytes;
    private final long digest;
    /** A bit for each neighbour, shared by every 64th id: tells most who are not linked to without a look at the neighbours. */
    private final long neighbourBits;

    /** What an origin means to do next. */
    public enum Stay {
        /** Nothing but to go on. */
        STAYS,
        /**
         * It drains: it is about to leave and passes traffic on only as long as it takes others to find other ways. So nobody
         * chooses it as a neighbour, and no path leads over it where there is another (the overload bit of IS-IS, and what
         * OSPF does with the greatest metric, RFC 6987).
         */
        DRAINS,
        /** The same, but it comes back in a moment, so it is still a member while it does not answer. */
        RESTARTS
    }

    /**
     * The bytes an announcement travels in, kept as they came so that they are forwarded unchanged and their signature stays
     * good, unknown fields and all.
     *
     * @param payload the encoded announcement
     * @param signature its origin's signature over the payload, empty where nobody signs
     */
    public record Signed(byte[] payload, byte[] signature) {}

    /**
     * An announcement nobody has encoded yet.
     *
     * @param origin the peer whose links these are
     * @param epoch grows from one life of the origin to the next
     * @param sequence grows with every announcement of one life
     * @param departed whether the origin says good-bye; then it has no links
     * @param neighbours ids of its out-neighbours, ascending
     * @param costs announced cost of the link to each
     * @param donated whether each is a donated link
     * @throws IllegalArgumentException if these make no sense together
     */
    public Announcement(
            int origin, long epoch, long sequence, boolean departed, int[] neighbours, int[] costs, boolean[] donated) {
        this(origin, epoch, sequence, departed, neighbours, costs, donated, NONE, NONE);
    }

    /**
     * The same with objections.
     *
     * @param objectedOwners ids of peers that announce a link to the origin which is not there or not as good, ascending
     * @param objectedCosts what the origin itself measured each of these links to cost; 0 for one that is not there
     * @throws IllegalArgumentException if these make no sense together
     */
    public Announcement(
            int origin,
            long epoch,
            long sequence,
            boolean departed,
            int[] neighbours,
            int[] costs,
            boolean[] donated,
            int[] objectedOwners,
            int[] objectedCosts) {
        this(
                origin,
                epoch,
                sequence,
                departed,
                Stay.STAYS,
                neighbours,
                costs,
                donated,
                objectedOwners,
                objectedCosts,
                null,
                null);
    }

    /** The good-bye of an origin: newer than what it announced before, and without links. */
    public static Announcement departure(int origin, long epoch, long sequence) {
        return new Announcement(origin, epoch, sequence, true, new int[0], new int[0], new boolean[0]);
    }

    private Announcement(
            int origin,
            long epoch,
            long sequence,
            boolean departed,
            Stay stay,
            int[] neighbours,
            int[] costs,
            boolean[] donated,
            int[] objectedOwners,
            int[] objectedCosts,
            @Nullable Coordinate coordinate,
            @Nullable Signed signed) {
        check(origin, epoch, sequence, neighbours, costs, donated);
        checkLinks(origin, objectedOwners, objectedCosts, " objecting to ");
        this.origin = origin;
        this.epoch = epoch;
        this.sequence = sequence;
        this.departed = departed;
        this.stay = stay;
        this.neighbours = neighbours;
        this.costs = costs;
        this.donated = donated;
        this.objectedOwners = objectedOwners;
        this.objectedCosts = objectedCosts;
        this.coordinate = coordinate;
        this.signed = signed;
        this.wireBytes = WireSize.announcement(this);
        this.digest = digest(epoch, sequence);
        this.neighbourBits = bits(neighbours);
    }

    private static long bits(int[] ids) {
        long bits = 0;
        for (int id : ids) {
            bits |= 1L << id;
        }
        return bits;
    }

    private static void check(int origin, long epoch, long sequence, int[] neighbours, int[] costs, boolean[] donated) {
        if (origin < 0 || epoch < 0 || sequence < 0) {
            throw new IllegalArgumentException("announcement " + sequence + " of epoch " + epoch + " by " + origin);
        }
        if (neighbours.length != donated.length) {
            throw new IllegalArgumentException(neighbours.length + " neighbours, " + donated.length + " marks");
        }
        checkLinks(origin, neighbours, costs, " -> ");
    }

    private static void checkLinks(int origin, int[] neighbours, int[] costs, String way) {
        if (neighbours.length != costs.length) {
            throw new IllegalArgumentException(neighbours.length + " neighbours, " + costs.length + " costs");
        }
        for (int i = 0; i < neighbours.length; i++) {
            int previous = i == 0 ? -1 : neighbours[i - 1];
            boolean sane = neighbours[i] > previous && neighbours[i] != origin;
            if (!sane || costs[i] < 0 || costs[i] > PathAlgebra.MAX_LINK_COST) {
                throw new IllegalArgumentException(
                        "link " + origin + way + neighbours[i] + " of cost " + costs[i] + " after " + previous);
            }
        }
    }

    /** The same announcement together with the bytes it travels in. */
    public Announcement as(Signed bytes) {
        return with(stay, coordinate, bytes);
    }

    /** The same of an origin that stands there in the delay space; null for one that does not say. */
    public Announcement at(@Nullable Coordinate place) {
        return place == null && coordinate == null ? this : with(stay, place, null);
    }

    /** The same of an origin that means to do that. */
    public Announcement of(Stay intent) {
        return intent == stay ? this : with(intent, coordinate, null);
    }

    private Announcement with(Stay intent, @Nullable Coordinate place, @Nullable Signed bytes) {
        return new Announcement(
                origin,
                epoch,
                sequence,
                departed,
                intent,
                neighbours,
                costs,
                donated,
                objectedOwners,
                objectedCosts,
                place,
                bytes);
    }

    public int origin() {
        return origin;
    }

    public long epoch() {
        return epoch;
    }

    public long sequence() {
        return sequence;
    }

    public boolean departed() {
        return departed;
    }

    /** What the origin means to do next. */
    public Stay stay() {
        return stay;
    }

    /** Whether the origin is about to go, for good or for a moment. */
    public boolean draining() {
        return stay != Stay.STAYS;
    }

    /** Number of links announced. */
    public int degree() {
        return neighbours.length;
    }

    public int neighbour(int index) {
        return neighbours[index];
    }

    /** Announced cost of the link to the {@code index}-th neighbour. */
    public int cost(int index) {
        return costs[index];
    }

    /** Whether the {@code index}-th link is donated. */
    public boolean donated(int index) {
        return donated[index];
    }

    /** Announced cost of the link to that peer, or {@link PathAlgebra#NO_LINK} if there is none. */
    public int costTo(int neighbour) {
        if (surelyNotTo(neighbour)) {
            return PathAlgebra.NO_LINK;
        }
        int at = Arrays.binarySearch(neighbours, neighbour);
        return at < 0 ? PathAlgebra.NO_LINK : costs[at];
    }

    /** Number of links to the origin that it objects to. */
    public int objections() {
        return objectedOwners.length;
    }

    /** Who announces the {@code index}-th of these links. */
    public int objectedOwner(int index) {
        return objectedOwners[index];
    }

    /** What the origin measured the {@code index}-th of these to cost; 0 if it is not there. */
    public int objectedCost(int index) {
        return objectedCosts[index];
    }

    /**
     * What the origin says against a link from that peer to it: what it costs, 0 if there is no such link, or {@link
     * PathAlgebra#NO_LINK} if it does not object.
     */
    public int objectionTo(int owner) {
        int at = objectedOwners.length == 0 ? -1 : Arrays.binarySearch(objectedOwners, owner);
        return at < 0 ? PathAlgebra.NO_LINK : objectedCosts[at];
    }

    /** Whether a link to that peer is announced. */
    public boolean linksTo(int peer) {
        if (surelyNotTo(peer)) {
            return false;
        }
        for (int neighbour : neighbours) {
            if (neighbour == peer) {
                return true;
            }
        }
        return false;
    }

    private boolean surelyNotTo(int peer) {
        return (neighbourBits >>> peer & 1) == 0;
    }

    /** Whether the links announced are those of {@code other}, whatever they cost. */
    public boolean hasLinksOf(Announcement other) {
        return Arrays.equals(neighbours, other.neighbours);
    }

    /** Where its origin stands in the delay space, or null if it does not say. */
    public @Nullable Coordinate coordinate() {
        return coordinate;
    }

    /** The bytes this travels in, or null as long as nobody encoded it. */
    public @Nullable Signed signed() {
        return signed;
    }

    /** Length of the frame that carries this announcement, in bytes; see {@link MessageCodec#wireBytes}. */
    int wireBytes() {
        return wireBytes;
    }

    /** Whether this supersedes {@code other} of the same origin. */
    public boolean isNewerThan(Announcement other) {
        return isNewerThan(other.epoch, other.sequence);
    }

    /** Whether this supersedes one of that epoch and sequence number. */
    public boolean isNewerThan(long otherEpoch, long otherSequence) {
        return epoch != otherEpoch ? epoch > otherEpoch : sequence > otherSequence;
    }

    /**
     * A number to tell databases apart with: the sum of these over all origins. Ids differ between processes, so it is made of
     * the epoch, which differs from peer to peer, and the sequence number.
     */
    public long digest() {
        return digest;
    }

    private static long digest(long epoch, long sequence) {
        long z = epoch * 0x9E3779B97F4A7C15L + sequence;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    @Override
    public void deliver(int from, MessageHandler handler) {
        handler.onAnnouncement(from, this);
    }

    @Override
    public Kind kind() {
        return Kind.ANNOUNCEMENT;
    }

    /** For example {@code 7@1:12 -> 3 (250) 9* (1200) no 4 (300)}, donated links starred, then those objected to and the place; who drains says so. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder()
                .append(origin)
                .append('@')
                .append(epoch)
                .append(':')
                .append(sequence);
        if (departed) {
            return text.append(" departed").toString();
        }
        text.append(draining() ? " " + stay.name().toLowerCase(Locale.ROOT) : "")
                .append(" ->");
        for (int i = 0; i < neighbours.length; i++) {
            text.append(' ').append(neighbours[i]).append(donated[i] ? "*" : "");
            text.append(" (").append(costs[i]).append(')');
        }
        text.append(objectedOwners.length > 0 ? " no" : "");
        for (int i = 0; i < objectedOwners.length; i++) {
            text.append(' ').append(objectedOwners[i]);
            text.append(" (").append(objectedCosts[i]).append(')');
        }
        if (coordinate != null) {
            text.append(" at ").append(coordinate.xMicros()).append(',').append(coordinate.yMicros());
            text.append('^').append(coordinate.heightMicros()).append('~').append(coordinate.errorThousandths());
        }
        return text.toString();
    }
}
