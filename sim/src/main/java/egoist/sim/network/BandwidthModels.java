package egoist.sim.network;

import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Parameters;
import egoist.protocol.parameter.Registry;
import java.util.List;

/** The bandwidth models a scenario can name. */
public final class BandwidthModels {
    private static final List<Parameter> CONSTANT =
            List.of(Parameter.number("mbps", 100.0, 0.001, 60_000, "available bandwidth in Mbit/s"));

    private BandwidthModels() {}

    /** A fresh registry of all bandwidth models; the default comes first. */
    public static Registry<BandwidthModel> registry() {
        return new Registry<BandwidthModel>("bandwidth model")
                .add(
                        "synthetic",
                        "the narrowest of uplink, path and downlink, less cross traffic",
                        SyntheticBandwidth.PARAMETERS,
                        SyntheticBandwidth::new)
                .add("constant", "every path is equally wide for ever", CONSTANT, BandwidthModels::constant)
                .add(
                        "matrix",
                        "measured bandwidths: a matrix file with the rows of the network",
                        MatrixBandwidth.PARAMETERS,
                        MatrixBandwidth::new);
    }

    private static BandwidthModel constant(Parameters parameters) {
        int kbps = Math.toIntExact(Math.round(parameters.number("mbps") * 1000));
        return (placement, seeds) -> (from, to, atMicros) -> kbps;
    }
}
