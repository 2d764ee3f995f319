package egoist.protocol.policy;

import egoist.protocol.parameter.Registry;
import java.util.List;

/** The wiring policies by the names users write. A new policy is one class and one line here. */
public final class WiringPolicies {
    private static final Registry<WiringPolicy> REGISTRY = new Registry<WiringPolicy>("policy")
            .add("k-random", "k neighbours at random, kept until they leave", List.of(), p -> new KRandom())
            .add("k-closest", "the k cheapest links, whatever lies behind them", List.of(), p -> new KClosest())
            .add("k-regular", "the same k offsets on the ring of ids for everyone", List.of(), p -> new KRegular())
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
