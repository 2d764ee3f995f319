package egoist.sim.cli;

import egoist.sim.scenario.Sweep;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which cells of a scenario are run, and with how many seeds. */
final class CellArguments {
    private static final int MOST_SEEDS = 10_000;

    @Option(
            names = "--only",
            paramLabel = "CONDITION",
            defaultValue = "",
            description =
                    "run only cells like policy=best-response,k=5 or 'loss < 0.1 and k = 2..4'; names are policy, k, n,"
                            + " metric, seed and the axes of the sweep")
    private String only = "";

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            converter = Shard.Converter.class,
            description = "run the I-th of N parts; 'egoist sim merge' puts the parts together")
    private @Nullable Shard shard;

    @Option(
            names = "--until-ci",
            paramLabel = "SHARE",
            converter = ShareConverter.class,
            description =
                    "add seeds until every mean cost has a 95 %% interval of at most plus-minus this share, like 2%%")
    private @Nullable Double untilCi;

    @Option(
            names = "--max-seeds",
            paramLabel = "N",
            defaultValue = "200",
            description = "where --until-ci gives up; default ${DEFAULT-VALUE}")
    private int mostSeeds = 200;

    /** Reads {@code 2%} and {@code 0.02}. */
    static final class ShareConverter implements ITypeConverter<Double> {
        private static final Pattern TEXT = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,6})?)(%?)");

        @Override
        public Double convert(String text) {
            Matcher matcher = TEXT.matcher(text.strip());
            double share = matcher.matches()
                    ? Double.parseDouble(matcher.group(1)) / (matcher.group(2).isEmpty() ? 1 : 100)
                    : 0;
            if (share <= 0 || share >= 1) {
                throw new TypeConversionException("'" + text + "' is no share between 0 and 1, like 2% or 0.02");
            }
            return share;
        }
    }

    RunSpec spec(ScenarioArguments arguments, Sweep sweep) {
        if (shard != null && untilCi != null) {
            throw new UserError("--until-ci needs the results of all cells, --shard has only a part of them; give one");
        }
        if (mostSeeds < 1 || mostSeeds > MOST_SEEDS) {
            throw new UserError("--max-seeds must be from 1 to " + MOST_SEEDS + ", not " + mostSeeds);
        }
        return new RunSpec(
                arguments.file(),
                sweep.base().text(),
                arguments.overrides(),
                Path.of("").toAbsolutePath(),
                only,
                shard,
                untilCi == null ? 0 : untilCi,
                mostSeeds);
    }
}
