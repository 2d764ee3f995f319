package egoist.sim.game;

import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Parameters;
import egoist.protocol.policy.WiringPolicies;
import egoist.protocol.policy.WiringPolicy;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the game is played: the {@code game:} block of a scenario.
 *
 * @param epochs most epochs played; a game in an unchanging world ends sooner, when an epoch changes no wiring
 * @param epochMicros virtual length T of an epoch, by which a changing world moves on
 * @param randomOrder whether the order of turns is drawn anew each epoch, instead of by id
 * @param start which links there are at first: {@link #RANDOM}, {@link #JOINS} or a policy by name, see {@link FirstWirings}
 * @param measureEpochs the cost reported is the mean over that many last epochs; 1 is the final wiring
 * @param warmupEpochs rewirings are counted after that many epochs
 * @param coordinates whether peers decide by network coordinates instead of measured link costs; delay only
 * @param filter candidates a peer looks at, half of them the nearest by coordinates, half by lot; 0 for everyone; delay only
 * @param newcomers peers that come after the last epoch, each alone, and try every policy of the scenario: {@link NewcomerStudy}
 */
public record GameConfig(
        int epochs,
        long epochMicros,
        boolean randomOrder,
        String start,
        int measureEpochs,
        int warmupEpochs,
        boolean coordinates,
        int filter,
        int newcomers) {

    /** Everyone starts with k random links. */
    static final String RANDOM = "random";

    /** Peers enter one after another, each wiring into what is there. */
    static final String JOINS = "joins";

    private static final List<Parameter> PARAMETERS = List.of(
            Parameter.integer(
                    "epochs",
                    40,
                    1,
                    1_000_000,
                    "most epochs played; ends sooner when nothing changes in an unchanging world"),
            Parameter.duration(
                    "epoch", "60s", "1ms", "1d", "virtual length T of an epoch, by which a changing world moves on"),
            Parameter.choice("order", "id", List.of("id", "random"), "order of turns in an epoch"),
            Parameter.choice(
                    "start",
                    RANDOM,
                    starts(),
                    "random: everyone starts with k random links; joins: peers enter one by one, wiring as they come; a policy:"
                            + " with the links its own game ends with"),
            Parameter.integer(
                    "measure-epochs",
                    1,
                    1,
                    1_000_000,
                    "the cost is the mean over that many last epochs; 1: the final wiring"),
            Parameter.integer("warmup-epochs", 1, 0, 1_000_000, "rewirings are counted after that many epochs"),
            Parameter.choice(
                    "source",
                    "measured",
                    List.of("measured", "coordinates"),
                    "what peers decide by: measured delays, or those that Vivaldi coordinates foretell"),
            Parameter.integer(
                    "filter",
                    0,
                    0,
                    1_000_000,
                    "candidates a peer looks at, half of them nearest by coordinates, half by lot; 0: everyone"),
            Parameter.integer(
                    "newcomers",
                    0,
                    0,
                    10_000,
                    "peers that come to the final wiring, each alone, and try every policy; beside the n"));

    private static List<String> starts() {
        return Stream.concat(Stream.of(RANDOM, JOINS), WiringPolicies.registry().names().stream())
                .toList();
    }

    boolean growByJoins() {
        return start.equals(JOINS);
    }

    /** The policy whose game comes first, by its defaults; null if there is none. */
    @Nullable
    WiringPolicy predecessor() {
        return start.equals(RANDOM) || start.equals(JOINS)
                ? null
                : WiringPolicies.registry().get(start).create(Map.of());
    }

    /** The same from random links, on measured costs. */
    GameConfig ofPredecessor() {
        return new GameConfig(epochs, epochMicros, randomOrder, RANDOM, 1, 1, false, 0, 0);
    }

    /** Whether coordinates are needed. */
    public boolean foretells() {
        return coordinates || filter > 0;
    }

    public static List<Parameter> parameters() {
        return PARAMETERS;
    }

    /** @throws IllegalArgumentException if the warm-up or the measured epochs exceed the epochs played */
    public static GameConfig from(Parameters parameters) {
        GameConfig config = new GameConfig(
                parameters.integer("epochs"),
                parameters.micros("epoch"),
                parameters.choice("order").equals("random"),
                parameters.choice("start"),
                parameters.integer("measure-epochs"),
                parameters.integer("warmup-epochs"),
                parameters.choice("source").equals("coordinates"),
                parameters.integer("filter"),
                parameters.integer("newcomers"));
        if (config.measureEpochs > config.epochs) {
            throw new IllegalArgumentException("'measure-epochs' is larger than 'epochs'");
        }
        if (config.warmupEpochs >= config.epochs && config.epochs > 1) {
            throw new IllegalArgumentException("'warmup-epochs' leaves none of the 'epochs' to count rewirings in");
        }
        return config;
    }
}
