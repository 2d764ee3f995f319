package egoist.sim.network;

import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Registry;
import java.util.List;

/** The bandwidth models a scenario can name. */
public final class BandwidthModels {
    private BandwidthModels() {}

    /** A fresh registry of all bandwidth models; the default comes first. */
    public static Registry<BandwidthModel> registry() {
        return new Registry<BandwidthModel>("bandwidth model")
                .add(
                        "constant",
                        "every path is equally wide for ever",
                        List.of(Parameter.number("mbps", 100.0, 0.001, 67_000, "available bandwidth in Mbit/s")),
                        parameters -> {
                            int kbps = Math.toIntExact(Math.round(parameters.number("mbps") * 1000));
                            return (placement, seeds) -> (from, to, atMicros) -> kbps;
                        });
    }
}
