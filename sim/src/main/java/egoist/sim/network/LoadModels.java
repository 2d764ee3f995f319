package egoist.sim.network;

import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Registry;
import java.util.List;

/** The load models a scenario can name. */
public final class LoadModels {
    private LoadModels() {}

    /** A fresh registry of all load models; the default comes first. */
    public static Registry<LoadModel> registry() {
        return new Registry<LoadModel>("load model")
                .add(
                        "constant",
                        "every peer has the same load for ever",
                        List.of(Parameter.number(
                                "load", 1.0, 0.001, 67_000, "load of every peer (1 = one busy processor)")),
                        parameters -> {
                            int thousandths = Math.toIntExact(Math.round(parameters.number("load") * 1000));
                            return (placement, seeds) -> (peer, atMicros) -> thousandths;
                        });
    }
}
