package egoist.protocol.policy;

import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Parameters;
import egoist.protocol.parameter.Registry;
import egoist.protocol.policy.broadcast.BroadcastPolicies;
import egoist.protocol.policy.rival.RivalPolicies;
import java.util.List;
import java.util.stream.Stream;

/** The wiring policies by the names users write. A new policy is one class and one line here. */
public final class WiringPolicies {
    private static final List<Parameter> SEARCH = List.of(
            Parameter.integer(
                    "starts",
                    1,
                    1,
                    1000,
                    "searches a decision: from the present wiring, then from wirings drawn by lot; 6 nearly always find the optimum"),
            Parameter.choice(
                    "swaps",
                    "steepest",
                    List.of("steepest", "block"),
                    "steepest: the best swap of all each time; block: the best of a block of ids, cheaper where many are to be made"));

    private static final Parameter SAMPLE =
            Parameter.integer("sample", 20, 1, 100_000, "m, candidates compared, beside the present neighbours");
    private static final Parameter SAMPLED_GAIN =
            Parameter.number("epsilon", 0.0, 0, 1, "improvement that is worth a re-wiring");

    private static final Registry<WiringPolicy> REGISTRY = BroadcastPolicies.addTo(RivalPolicies.addTo(new Registry<
                    WiringPolicy>("policy")
            .add("k-random", "k neighbours at random, kept until they leave", List.of(), p -> new KRandom())
            .add("k-closest", "the k cheapest links, whatever lies behind them", List.of(), p -> new KClosest())
            .add("k-regular", "the same k offsets on the ring of ids for everyone", List.of(), p -> new KRegular())
            .add(
                    "best-response",
                    "the k links that minimise the sum of path costs, to the local optimum of swaps",
                    SEARCH,
                    p -> bestResponse(0, p))
            .add(
                    "best-response-one-swap",
                    "the 2009 client: one link drawn at random gives way to the best replacement",
                    List.of(),
                    p -> new OneSwapBestResponse())
            .add(
                    "epsilon-best-response",
                    "best response, adopted only if it lowers the peer's cost by more than a fraction epsilon",
                    Stream.concat(
                                    Stream.of(Parameter.number(
                                            "epsilon", 0.1, 0, 1, "improvement that is worth a re-wiring")),
                                    SEARCH.stream())
                            .toList(),
                    p -> bestResponse(p.number("epsilon"), p))
            .add(
                    "hybrid-best-response",
                    "best response on all but a few links donated to rings, both ways round, that survive churn",
                    List.of(
                            Parameter.integer(
                                    "donated", 2, 2, 64, "links donated: two for each ring, so an even number"),
                            Parameter.number("epsilon", 0.0, 0, 1, "improvement that is worth a re-wiring")),
                    p -> new HybridBestResponse(p.integer("donated"), List.of(), p.number("epsilon")))
            .add(
                    "optimal",
                    "the true optimum by exhaustive search; refuses sizes it cannot finish",
                    List.of(),
                    p -> new OptimalWiring())
            .add("full-mesh", "a link to everyone: the bound on what any wiring can do", List.of(), p -> new FullMesh())
            .add("one-relay", "RON: a link to everyone, paths with at most one relay", List.of(), p -> new FullMesh(1))
            .add(
                    "quorum-mesh",
                    "a link to everyone, best relays found through quorums: RON's paths for less traffic",
                    List.of(),
                    p -> new FullMesh(1))
            .add("direct", "the network underneath: a link to everyone, no relays", List.of(), p -> new FullMesh(0))
            .add(
                    "sampled-best-response",
                    "best response among a random sample of the peers",
                    List.of(SAMPLE, SAMPLED_GAIN),
                    p -> new SampledBestResponse(p.integer("sample"), p.integer("sample"), 0, p.number("epsilon")))
            .add(
                    "topology-biased-best-response",
                    "BRtp: best response among the sampled peers that are central to their vicinity",
                    List.of(
                            SAMPLE,
                            Parameter.integer("drawn", 100, 1, 100_000, "m', peers the sample is the best of"),
                            Parameter.integer("radius", 2, 0, 100, "r, hops around a candidate that count"),
                            SAMPLED_GAIN),
                    p -> new SampledBestResponse(
                            p.integer("sample"), p.integer("drawn"), p.integer("radius"), p.number("epsilon")))
            .add(
                    "min-max-best-response",
                    "the k links that minimise the cost of the worst target; for hundreds of peers",
                    List.of(),
                    p -> new MinMaxBestResponse())
            .add(
                    "social-best-response",
                    "the k links that minimise what all peers pay together: what selfishness costs; for hundreds of peers",
                    List.of(),
                    p -> new SocialBestResponse())
            .add(
                    "variable-degree",
                    "as many links, up to k, as keep the worst target within a limit; for hundreds of peers",
                    List.of(Parameter.number(
                            "target", 125.0, 0, 60_000, "longest path put up with, in ms, units of load or Mbit/s")),
                    p -> new VariableDegree(Math.round(p.number("target") * 1000)))
            .add(
                    "capped-best-response",
                    "best response that spares peers with n^gamma links from others already",
                    List.of(Parameter.number("gamma", 0.5, 0, 1, "exponent of the cap on in-links; 1 is none")),
                    p -> new InDegreeCap(p.number("gamma")))));

    private WiringPolicies() {}

    private static BestResponse bestResponse(double threshold, Parameters parameters) {
        SwapOrder order = parameters.choice("swaps").equals("block") ? SwapOrder.BLOCK : SwapOrder.STEEPEST;
        return new BestResponse(threshold, parameters.integer("starts"), order);
    }

    public static Registry<WiringPolicy> registry() {
        return REGISTRY;
    }
}
