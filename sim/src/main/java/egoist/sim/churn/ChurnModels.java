package egoist.sim.churn;

import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Parameters;
import egoist.protocol.parameter.Registry;
import egoist.sim.churn.OnOffChurn.Lengths;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.special.Gamma;

/** The churn models a scenario can name. */
public final class ChurnModels {
    private static final Parameter COMPRESSION = Parameter.number(
            "compression", 1.0, 1e-6, 1e6, "time is compressed by this factor, which multiplies the churn rate by it");

    private static final Parameter CRASHES =
            Parameter.number("crashes", 0.5, 0, 1, "share of departures that happen without a word");

    private static final Parameter BEGIN = Parameter.duration("begin", "0s", "0s", "10000d", "nobody departs before");

    private static final List<Parameter> ON_OFF = List.of(
            Parameter.duration("session", "30m", "1ms", "10000d", "mean time a peer stays"),
            Parameter.duration("absence", "3m", "1ms", "10000d", "mean time a peer stays away"),
            COMPRESSION,
            CRASHES,
            BEGIN);

    private static final List<Parameter> TRACE = List.of(
            Parameter.file("file", null, "sessions of measured nodes, plain or gzip CSV: node,up_s,down_s"),
            Parameter.choice(
                    "nodes", "all", List.of("all", "changing"), "which of them: all, or those seen both up and down"),
            Parameter.duration("from", "0s", "0s", "100000d", "time of the trace at which the run begins"),
            COMPRESSION,
            CRASHES,
            BEGIN);

    private ChurnModels() {}

    /** A fresh registry of all churn models; the default comes first. */
    public static Registry<ChurnModel> registry() {
        return new Registry<ChurnModel>("churn model")
                .add("none", "all peers stay", List.of(), parameters -> (peers, until, seeds) -> List.of())
                .add(
                        "exponential",
                        "sessions and absences of exponential length, without memory",
                        ON_OFF,
                        parameters -> onOff(
                                parameters,
                                exponential(parameters.micros("session")),
                                exponential(parameters.micros("absence"))))
                .add(
                        "pareto",
                        "heavy-tailed sessions: most short, some very long",
                        withShape(2.0, 1.05, "tail index of session lengths; smaller is heavier"),
                        parameters -> onOff(
                                parameters,
                                pareto(parameters.micros("session"), parameters.number("shape")),
                                exponential(parameters.micros("absence"))))
                .add(
                        "weibull",
                        "sessions of Weibull length, as measured in file-sharing overlays",
                        withShape(0.5, 0.1, "shape of session lengths; below 1, who stayed long stays longer"),
                        parameters -> onOff(
                                parameters,
                                weibull(parameters.micros("session"), parameters.number("shape")),
                                exponential(parameters.micros("absence"))))
                .add(
                        "trace",
                        "sessions as they were measured, with time compressed",
                        TRACE,
                        parameters -> new TraceChurn(
                                TraceFile.read(file(parameters)),
                                parameters.choice("nodes").equals("changing"),
                                parameters.micros("from"),
                                parameters.number("compression"),
                                parameters.number("crashes"),
                                parameters.micros("begin")));
    }

    private static Path file(Parameters parameters) {
        String file = parameters.file("file");
        if (file == null) {
            throw new IllegalArgumentException("'file' must be given: a CSV file of sessions of measured nodes");
        }
        return Path.of(file);
    }

    private static List<Parameter> withShape(double value, double min, String description) {
        List<Parameter> parameters = new ArrayList<>(ON_OFF);
        parameters.add(Parameter.number("shape", value, min, 20, description));
        return parameters;
    }

    private static ChurnModel onOff(Parameters parameters, Lengths sessions, Lengths absences) {
        double compression = parameters.number("compression");
        return new OnOffChurn(
                uniform -> sessions.micros(uniform) / compression,
                uniform -> absences.micros(uniform) / compression,
                parameters.number("crashes"),
                parameters.micros("begin"));
    }

    private static Lengths exponential(long mean) {
        return uniform -> -mean * StrictMath.log(uniform);
    }

    private static Lengths pareto(long mean, double shape) {
        double smallest = mean * (shape - 1) / shape;
        return uniform -> smallest * StrictMath.pow(uniform, -1 / shape);
    }

    private static Lengths weibull(long mean, double shape) {
        double scale = mean / Gamma.gamma(1 + 1 / shape);
        return uniform -> scale * StrictMath.pow(-StrictMath.log(uniform), 1 / shape);
    }
}
