package egoist.sim.network;

import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Parameters;
import egoist.protocol.parameter.Registry;
import java.util.List;

/** The load models a scenario can name. */
public final class LoadModels {
    private static final List<Parameter> CONSTANT =
            List.of(Parameter.number("load", 1.0, 0.001, 60_000, "load of every peer (1 = one busy processor)"));

    private LoadModels() {}

    /** A fresh registry of all load models; the default comes first. */
    public static Registry<LoadModel> registry() {
        return new Registry<LoadModel>("load model")
                .add(
                        "synthetic",
                        "heavy-tailed loads with bursts, smoothed like a load average",
                        SyntheticLoad.PARAMETERS,
                        SyntheticLoad::new)
                .add("constant", "every peer has the same load for ever", CONSTANT, LoadModels::constant)
                .add(
                        "file",
                        "the load of each row of the network, from a file of one number per line",
                        MeasuredLoad.FILE_PARAMETERS,
                        MeasuredLoad::file)
                .add(
                        "matrix-mean",
                        "the load of each row of the network is the mean of its row in a matrix of loads",
                        MeasuredLoad.MATRIX_PARAMETERS,
                        MeasuredLoad::matrixMean)
                .add(
                        "trace",
                        "each peer follows a machine drawn from a file of loads over time",
                        MeasuredLoad.TRACE_PARAMETERS,
                        MeasuredLoad::trace);
    }

    private static LoadModel constant(Parameters parameters) {
        int thousandths = Math.toIntExact(Math.round(parameters.number("load") * 1000));
        return (placement, seeds) -> (peer, atMicros) -> thousandths;
    }
}
