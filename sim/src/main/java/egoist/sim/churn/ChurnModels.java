package egoist.sim.churn;

import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Parameters;
import egoist.protocol.parameter.Registry;
import egoist.sim.churn.OnOffChurn.Lengths;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.special.Gamma;

/** The churn models a scenario can name. */
public final class ChurnModels {
    private static final List<Parameter> ON_OFF = List.of(
            Parameter.duration("session", "30m", "1ms", "10000d", "mean time a peer stays"),
            Parameter.duration("absence", "3m", "1ms", "10000d", "mean time a peer stays away"),
            Parameter.number("crashes", 0.5, 0, 1, "share of departures that happen without a word"),
            Parameter.duration("begin", "0s", "0s", "10000d", "nobody departs before"));

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
                                exponential(parameters.micros("absence"))));
    }

    private static List<Parameter> withShape(double value, double min, String description) {
        List<Parameter> parameters = new ArrayList<>(ON_OFF);
        parameters.add(Parameter.number("shape", value, min, 20, description));
        return parameters;
    }

    private static ChurnModel onOff(Parameters parameters, Lengths sessions, Lengths absences) {
        return new OnOffChurn(sessions, absences, parameters.number("crashes"), parameters.micros("begin"));
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
