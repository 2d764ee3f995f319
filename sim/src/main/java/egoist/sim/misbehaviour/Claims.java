package egoist.sim.misbehaviour;

import egoist.protocol.PeerConfig;
import egoist.protocol.metric.Coordinate;
import egoist.protocol.metric.PathAlgebra;
import egoist.sim.random.SeedStreams;
import java.util.BitSet;

/** What peers say of their links, and what the others make of it. */
public final class Claims {
    /** Everyone tells the truth and relays. */
    public static final Claims HONEST = new Claims(Misbehaviour.NONE, new BitSet(), new SeedStreams(0));

    private static final double MICROS = 1000;

    private final Misbehaviour how;
    private final BitSet who;
    private final SeedStreams seeds;

    private Claims(Misbehaviour how, BitSet who, SeedStreams seeds) {
        this.how = how;
        this.who = who;
        this.seeds = seeds;
    }

    /** Of the peers of one world. */
    public static Claims of(Misbehaviour misbehaviour, int peers, SeedStreams seeds) {
        return misbehaviour.happens() ? new Claims(misbehaviour, misbehaviour.peers(peers, seeds), seeds) : HONEST;
    }

    /** Whether nobody does anything wrong. */
    public boolean honest() {
        return who.isEmpty();
    }

    /** Whether that peer misbehaves. */
    public boolean misbehaves(int peer) {
        return who.get(peer);
    }

    /** Those who pass nothing on. */
    public BitSet silent() {
        return how.relays() ? new BitSet() : who;
    }

    /** Whether that peer passes on what others send through it. */
    public boolean relays(int peer) {
        return how.relays() || !who.get(peer);
    }

    /** Whether costs are announced at a multiple. */
    public boolean distorts() {
        return how.costFactor() != 1;
    }

    /** Whether the far end of a link denies that it is there. */
    public boolean denies(int from, int to) {
        return who.get(to) && chosen("denied-links-to-" + to, from, how.denied());
    }

    /** Whether that peer announces to be elsewhere. */
    public boolean displaces(int peer) {
        return who.get(peer) && how.displacedMillis() > 0;
    }

    /** Where a peer announces to be: as far off its own place as this misbehaviour has it, always in the same direction. */
    public Coordinate displaced(int peer, Coordinate place) {
        double angle = 2 * Math.PI * seeds.stream("displaced-peers", peer).nextDouble();
        double by = how.displacedMillis() * MICROS;
        return new Coordinate(
                (int) Math.round(place.xMicros() + by * StrictMath.cos(angle)),
                (int) Math.round(place.yMicros() + by * StrictMath.sin(angle)),
                place.heightMicros(),
                place.errorThousandths());
    }

    /** What announcements are held against. */
    public PeerConfig.Audit audit() {
        return honest() ? PeerConfig.Audit.NONE : how.audit();
    }

    /** By what factor the two may differ. */
    public double tolerance() {
        return how.tolerance();
    }

    /**
     * What its owner says the link costs, or {@link PathAlgebra#NO_LINK} if it says nothing of it.
     *
     * @param cost what it does cost
     */
    public int announced(int from, int to, int cost) {
        return who.get(from) && isHidden(from, to) ? PathAlgebra.NO_LINK : told(from, cost);
    }

    /** What the far end of a link says that it measured, if it measured {@code back}. */
    public int farEnd(int to, int back) {
        return back == PathAlgebra.NO_LINK ? PathAlgebra.NO_LINK : told(to, back);
    }

    /** What the far end of a link says that it costs, if that is too far from what is announced; else NO_LINK. */
    public int dispute(int to, int announced, int back) {
        int said = farEnd(to, back);
        return disputed(announced, said) ? Math.max(1, said) : PathAlgebra.NO_LINK;
    }

    private boolean disputed(int announced, int farEnd) {
        return announced != PathAlgebra.NO_LINK
                && farEnd != PathAlgebra.NO_LINK
                && (announced > how.tolerance() * farEnd || farEnd > how.tolerance() * announced);
    }

    private int told(int peer, int cost) {
        return who.get(peer) ? (int) Math.min(PathAlgebra.MAX_LINK_COST, Math.round(cost * how.costFactor())) : cost;
    }

    private boolean isHidden(int from, int to) {
        return chosen("hidden-links-of-" + from, to, how.hidden());
    }

    private boolean chosen(String stream, int link, double share) {
        return share > 0 && seeds.stream(stream, link).nextDouble() < share;
    }
}
