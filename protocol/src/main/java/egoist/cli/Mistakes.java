package egoist.cli;

import egoist.config.Nearest;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command line that cannot be understood is told in three lines: what is wrong, what was perhaps meant, where to read on. */
public final class Mistakes implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        PrintWriter err = command.getErr();
        err.println(name + ": " + message(mistake));
        meant(mistake).ifPresent(near -> err.println("  did you mean '" + near + "'?"));
        err.println("  '" + name + " --help' tells what is allowed");
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }

    private static String message(ParameterException mistake) {
        if (mistake instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().get(0);
            return word.startsWith("-")
                    ? "there is no option '" + word + "'"
                    : commands(mistake).isEmpty() ? "'" + word + "' is too much" : "there is no command '" + word + "'";
        }
        List<String> allowed = allowed(mistake);
        if (allowed.isEmpty()
                && mistake.getValue() != null
                && mistake.getArgSpec() != null
                && isWhole(mistake.getArgSpec())) {
            return name(mistake.getArgSpec()) + ": '" + mistake.getValue()
                    + "' is no whole number that is possible here";
        }
        return allowed.isEmpty()
                ? String.valueOf(mistake.getMessage())
                : name(mistake.getArgSpec()) + ": '" + mistake.getValue() + "' is none of "
                        + String.join(", ", allowed);
    }

    private static Optional<String> meant(ParameterException mistake) {
        if (mistake instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().get(0);
            return word.startsWith("-")
                    ? near(word.replaceFirst("=.*", ""), options(mistake))
                    : near(word, commands(mistake));
        }
        return mistake.getValue() == null ? Optional.empty() : near(mistake.getValue(), allowed(mistake));
    }

    /** The nearest name; of a word and its plural the one that is a name. */
    private static Optional<String> near(String word, List<String> names) {
        String stem = word.length() < 4 ? word : word.substring(0, word.length() - 1);
        return Nearest.of(word, names)
                .or(() -> names.stream().filter(name -> name.startsWith(stem)).findFirst());
    }

    private static List<String> commands(ParameterException mistake) {
        return List.copyOf(mistake.getCommandLine().getSubcommands().keySet());
    }

    private static List<String> options(ParameterException mistake) {
        List<String> names = new ArrayList<>();
        mistake.getCommandLine().getCommandSpec().options().forEach(option -> names.addAll(List.of(option.names())));
        return names;
    }

    /** The words an option or argument takes, where there are only some. */
    private static List<String> allowed(ParameterException mistake) {
        ArgSpec argument = mistake.getArgSpec();
        if (argument == null || mistake.getValue() == null || !argument.type().isEnum()) {
            return List.of();
        }
        List<String> words = new ArrayList<>();
        for (Object constant : argument.type().getEnumConstants()) {
            words.add(constant.toString().toLowerCase(Locale.ROOT));
        }
        return words;
    }

    private static boolean isWhole(ArgSpec argument) {
        return argument.type() == int.class || argument.type() == long.class;
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
