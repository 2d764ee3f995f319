package egoist.sim.network;

import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Parameters;
import java.nio.file.Path;
import java.util.List;

/** The settings all latency data shares: the file, its unit, and whether it holds round trips. */
final class MatrixUnits {
    static final Parameter UNIT =
            Parameter.choice("unit", "ms", List.of("us", "ms", "s"), "unit of the numbers in the file");
    static final Parameter KIND = Parameter.choice(
            "kind", "rtt", List.of("rtt", "one-way"), "what the numbers are: round trips (halved) or one-way delays");

    private MatrixUnits() {}

    /** One-way microseconds in one unit of the file. */
    static double factor(Parameters parameters) {
        double unit = switch (parameters.choice("unit")) {
            case "us" -> 1;
            case "ms" -> 1_000;
            default -> 1_000_000;
        };
        return parameters.choice("kind").equals("rtt") ? unit / 2 : unit;
    }

    /**
     * The file of a model.
     *
     * @throws NetworkDataException if none was given
     */
    static Path file(Parameters parameters, String model) {
        String file = parameters.file("file");
        if (file == null) {
            throw new NetworkDataException("the " + model + " needs a file: give it as 'file', or by --set network."
                    + model.substring(0, model.indexOf(' ')) + ".file=FILE");
        }
        return Path.of(file);
    }
}
