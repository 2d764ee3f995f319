package egoist.sim.misbehaviour;

import egoist.protocol.PeerConfig;
import egoist.protocol.overlay.Lots;
import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Parameters;
import egoist.sim.random.SeedStreams;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who does not play by the rules, and how (EGOIST, CoNEXT 2008, sections 3.4 and 4.5): the {@code misbehaviour:} block of a
 * scenario. Those who misbehave are drawn by the seed; a larger share holds all of a smaller one.
 *
 * @param share of the peers, 0 to 1
 * @param costFactor what they multiply the costs of their own links by when they announce them
 * @param hidden share of their own links they do not announce
 * @param denied share of the links of others to them that they deny having
 * @param displacedMillis how far from their place in the delay space they announce to be
 * @param relays whether they pass on what others send through them
 * @param audit what the others hold announcements against
 * @param tolerance an announced cost is not disputed within this factor of what it is held against, either way
 */
public record Misbehaviour(
        double share,
        double costFactor,
        double hidden,
        double denied,
        double displacedMillis,
        boolean relays,
        PeerConfig.Audit audit,
        double tolerance) {
    /** Everyone plays by the rules. */
    public static final Misbehaviour NONE = new Misbehaviour(0, 1, 0, 0, 0, true, PeerConfig.Audit.NONE, 1.2);

    private static final List<Parameter> PARAMETERS = List.of(
            Parameter.number("share", 0.0, 0, 1, "share of the peers that misbehave, drawn by the seed"),
            Parameter.number(
                    "cost-factor", 1.0, 1e-3, 1e3, "they announce their own links at this multiple of the true cost"),
            Parameter.number("hide", 0.0, 0, 1, "share of their own links that they do not announce"),
            Parameter.number(
                    "deny",
                    0.0,
                    0,
                    1,
                    "share of the links of others to them that they deny having; mode protocol only"),
            Parameter.number(
                    "displace",
                    0.0,
                    0,
                    1e4,
                    "ms by which the network coordinates they announce are off their own, each in a direction of its own; mode"
                            + " protocol only"),
            Parameter.flag("relay", true, "whether they pass on what others send through them"),
            Parameter.choice(
                    "audit",
                    "none",
                    List.of("none", "far-end", "coordinates"),
                    "what announced costs are held against: what the other end measured, or network coordinates"),
            Parameter.number(
                    "tolerance",
                    1.2,
                    1,
                    1e3,
                    "factor by which the two may differ, either way; coordinates need 2 or more"));

    public static List<Parameter> parameters() {
        return PARAMETERS;
    }

    public static Misbehaviour from(Parameters parameters) {
        return new Misbehaviour(
                parameters.number("share"),
                parameters.number("cost-factor"),
                parameters.number("hide"),
                parameters.number("deny"),
                parameters.number("displace"),
                parameters.flag("relay"),
                PeerConfig.Audit.of(parameters.choice("audit")),
                parameters.number("tolerance"));
    }

    /** The configuration of peers that hold announcements against what this says, and otherwise are as they were. */
    public PeerConfig audited(PeerConfig config) {
        return audit == PeerConfig.Audit.NONE ? config : config.withAuditing(new PeerConfig.Auditing(audit, tolerance));
    }

    /** Whether anybody does anything wrong. */
    public boolean happens() {
        return share > 0 && (costFactor != 1 || hidden > 0 || !relays || needsMessages());
    }

    /** Whether there is more to it than a game knows. */
    public boolean needsMessages() {
        return denied > 0 || displacedMillis > 0;
    }

    /** The ids of those who misbehave. */
    public BitSet peers(int peers, SeedStreams seeds) {
        int[] order = IntStream.range(0, peers).toArray();
        int count = (int) Math.round(share * peers);
        Lots.draw(order, 0, count, peers, seeds.stream("misbehaviour"));
        BitSet chosen = new BitSet(peers);
        Arrays.stream(order, 0, count).forEach(chosen::set);
        return chosen;
    }
}
