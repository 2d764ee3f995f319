package egoist.protocol.policy.rival;

import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Parameters;
import egoist.protocol.parameter.Registry;
import egoist.protocol.policy.WiringPolicy;
import java.util.List;

/** The rivals by the names users write: their part of {@link egoist.protocol.policy.WiringPolicies}. */
public final class RivalPolicies {
    private RivalPolicies() {}

    /** Adds all of them; returns the registry. */
    public static Registry<WiringPolicy> addTo(Registry<WiringPolicy> registry) {
        return addScoring(addShaping(registry));
    }

    private static Registry<WiringPolicy> addShaping(Registry<WiringPolicy> registry) {
        return registry.add(
                        "close-random",
                        "CougaR: some links to the closest peers, the others to random ones; both ways",
                        List.of(
                                Parameter.number("close", 0.5, 0, 1, "share of the links to the closest"),
                                Parameter.integer(
                                        "most-links",
                                        CloseAndRandom.ANY_LINKS,
                                        0,
                                        100_000,
                                        "links a peer has in all before others pass it over; 0: any number")),
                        p -> new CloseAndRandom(p.number("close"), p.integer("most-links")))
                .add(
                        "x-bot",
                        "X-BOT over HyParView: random links exchanged for cheaper ones, one at a time; both ways",
                        List.of(
                                Parameter.integer("passive", 30, 1, 10_000, "peers in the passive view"),
                                Parameter.integer("shuffled", 7, 0, 10_000, "of them replaced each epoch"),
                                Parameter.integer("candidates", 2, 1, 1_000, "of them tried each epoch"),
                                Parameter.number("untouched", 0.25, 0, 1, "share of links never optimised")),
                        p -> new XBot(
                                p.integer("passive"),
                                p.integer("shuffled"),
                                p.integer("candidates"),
                                p.number("untouched")))
                .add(
                        "t-man",
                        "T-Man: the closest peers, found by gossip",
                        List.of(
                                Parameter.integer("view", 20, 1, 10_000, "peers kept in mind"),
                                Parameter.integer("foremost", 10, 1, 10_000, "of them a partner is drawn from"),
                                Parameter.integer("strangers", 3, 0, 1_000, "random peers heard of each epoch")),
                        p -> new TMan(p.integer("view"), p.integer("foremost"), p.integer("strangers")))
                .add(
                        "short-random-rings",
                        "DGRO: rings over all members, some short, some in random order; both ways",
                        List.of(Parameter.number("short", 0.5, 0, 1, "share of the rings that are short")),
                        p -> new ShortAndRandomRings(p.number("short")));
    }

    private static Registry<WiringPolicy> addScoring(Registry<WiringPolicy> registry) {
        Parameter blocks = Parameter.integer("blocks", 100, 1, 10_000, "blocks flooded in an epoch");
        Parameter percentile =
                Parameter.number("percentile", 0.9, 0, 1, "of the lateness that neighbours are judged by");
        Parameter explored = Parameter.number("explored", 0.25, 0, 1, "share of the links tried anew each epoch");
        return registry.add(
                        "perigee-vanilla",
                        "Perigee: neighbours that deliver late make way for random ones; both ways",
                        List.of(blocks, percentile, explored),
                        p -> perigee(Perigee.Score.VANILLA, p, p.number("explored"), 0))
                .add(
                        "perigee-subset",
                        "Perigee: the neighbours that together deliver soonest stay; both ways",
                        List.of(blocks, percentile, explored),
                        p -> perigee(Perigee.Score.SUBSET, p, p.number("explored"), 0))
                .add(
                        "perigee-ucb",
                        "Perigee: a neighbour goes once it is worse than another for certain; both ways",
                        List.of(
                                blocks,
                                percentile,
                                Parameter.number("confidence", 125.0, 0, 1e6, "c of the confidence bounds, in ms")),
                        p -> perigee(Perigee.Score.UCB, p, 0, p.number("confidence")))
                .add(
                        "scramble",
                        "SCRamble: closest peers, and scored ones of which the worst are exchanged; both ways",
                        List.of(
                                Parameter.number("close", 0.34, 0, 1, "share of the links to the closest"),
                                Parameter.number("random", 0.33, 0, 1, "share of links of which half are exchanged"),
                                blocks),
                        p -> new Scramble(p.number("close"), p.number("random"), p.integer("blocks")))
                .add(
                        "gossipsub",
                        "GossipSub 1.1: a random mesh that keeps those who deliver first; both ways",
                        List.of(
                                blocks,
                                Parameter.number(
                                        "threshold", 0.1, 0, 1, "share of blocks the median must deliver first"),
                                Parameter.number("best", 0.67, 0, 1, "share of the mesh kept for its score"),
                                Parameter.number("decay", 0.5, 0, 1, "what remains of a score after an epoch")),
                        p -> new ScoredGossip(
                                p.integer("blocks"), p.number("threshold"), p.number("best"), p.number("decay")));
    }

    private static WiringPolicy perigee(Perigee.Score score, Parameters p, double explored, double confidenceMs) {
        return new Perigee(score, p.integer("blocks"), p.number("percentile"), explored, confidenceMs);
    }
}
