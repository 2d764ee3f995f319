package egoist.protocol.policy;

import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Registry;
import java.util.List;

/** The wiring policies by the names users write. A new policy is one class and one line here. */
public final class WiringPolicies {
    private static final Registry<WiringPolicy> REGISTRY = new Registry<WiringPolicy>("policy")
            .add("k-random", "k neighbours at random, kept until they leave", List.of(), p -> new KRandom())
            .add("k-closest", "the k cheapest links, whatever lies behind them", List.of(), p -> new KClosest())
            .add("k-regular", "the same k offsets on the ring of ids for everyone", List.of(), p -> new KRegular())
            .add(
                    "best-response",
                    "the k links that minimise the sum of path costs, to the local optimum of swaps",
                    List.of(),
                    p -> new BestResponse())
            .add(
                    "best-response-one-swap",
                    "the 2009 client: one link drawn at random gives way to the best replacement",
                    List.of(),
                    p -> new OneSwapBestResponse())
            .add(
                    "epsilon-best-response",
                    "best response, adopted only if it lowers the peer's cost by more than a fraction epsilon",
                    List.of(Parameter.number("epsilon", 0.1, 0, 1, "improvement that is worth a re-wiring")),
                    p -> new BestResponse(p.number("epsilon")))
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
            .add(
                    "full-mesh",
                    "a link to everyone: the bound on what any wiring can do",
                    List.of(),
                    p -> new FullMesh());

    private WiringPolicies() {}

    public static Registry<WiringPolicy> registry() {
        return REGISTRY;
    }
}
