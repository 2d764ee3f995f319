package egoist.cli;

import java.util.IllegalFormatException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Manual pages in roff's man macros, made of the same model of commands that {@code --help} is printed from. */
public final class ManPages {
    private ManPages() {}

    /**
     * The pages of a command and of all below it that are not hidden.
     *
     * @param version as it stands in the foot of a page
     * @return by file name, like {@code egoist-sim-run.1}
     */
    public static Map<String, String> of(CommandLine command, String version) {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put(page(command.getCommandSpec()) + ".1", roff(command, version));
        for (CommandLine below : visible(command)) {
            pages.putAll(of(below, version));
        }
        return pages;
    }

    private static List<CommandLine> visible(CommandLine command) {
        return command.getSubcommands().values().stream()
                .filter(below -> !below.getCommandSpec().usageMessage().hidden())
                .filter(below -> !below.getCommandName().equals("help"))
                .toList();
    }

    private static String page(CommandSpec spec) {
        return spec.qualifiedName(" ").replace(' ', '-');
    }

    private static String roff(CommandLine command, String version) {
        CommandSpec spec = command.getCommandSpec();
        String description = text(spec.usageMessage().description());
        String name = page(spec);
        StringBuilder roff = new StringBuilder();
        roff.append(".TH \"").append(name.toUpperCase(Locale.ROOT)).append("\" \"1\" \"\" \"");
        roff.append(version).append("\" \"Egoist\"\n");
        roff.append(".SH NAME\n").append(escaped(name)).append(" \\- ").append(escaped(firstSentence(description)));
        roff.append("\n.SH SYNOPSIS\n").append(synopsis(spec)).append("\n");
        roff.append(".SH DESCRIPTION\n").append(line(description)).append("\n");
        roff.append(arguments(spec));
        List<CommandLine> below = visible(command);
        if (!below.isEmpty()) {
            roff.append(".SH COMMANDS\n");
            below.forEach(each -> roff.append(item(
                    "\\fB" + escaped(page(each.getCommandSpec())) + "\\fR(1)",
                    text(each.getCommandSpec().usageMessage().description()))));
        }
        roff.append(exits(spec)).append(examples(spec)).append(seeAlso(command));
        return roff.toString();
    }

    /** As the help has it, in one line, the name of the command bold. */
    private static String synopsis(CommandSpec spec) {
        String synopsis = new Help(spec, Help.defaultColorScheme(Help.Ansi.OFF))
                .synopsis(0)
                .replaceAll("\\s+", " ")
                .strip();
        String name = spec.qualifiedName(" ");
        String rest = synopsis.startsWith(name) ? synopsis.substring(name.length()) : " " + synopsis;
        return "\\fB" + escaped(name) + "\\fR" + escaped(rest);
    }

    private static String arguments(CommandSpec spec) {
        StringBuilder items = new StringBuilder();
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            if (!parameter.hidden()) {
                items.append(item("\\fI" + escaped(parameter.paramLabel()) + "\\fR", text(parameter.description())));
            }
        }
        for (OptionSpec option : spec.options()) {
            if (!option.hidden()) {
                String names = Stream.of(option.names())
                        .map(name -> "\\fB" + escaped(name) + "\\fR")
                        .collect(Collectors.joining(", "));
                String value = option.arity().max() == 0 ? "" : "=\\fI" + escaped(option.paramLabel()) + "\\fR";
                items.append(item(names + value, text(option.description())));
            }
        }
        return items.isEmpty() ? "" : ".SH OPTIONS\n" + items;
    }

    private static String exits(CommandSpec spec) {
        Map<String, String> codes = new TreeMap<>((a, b) -> Integer.parseInt(a) - Integer.parseInt(b));
        codes.putAll(spec.usageMessage().exitCodeList());
        return codes.isEmpty()
                ? ""
                : codes.entrySet().stream()
                        .map(code -> item("\\fB" + code.getKey() + "\\fR", text(code.getValue())))
                        .collect(Collectors.joining("", ".SH EXIT STATUS\n", ""));
    }

    /** What ends every help; as it stands, to be copied. */
    private static String examples(CommandSpec spec) {
        String[] footer = spec.usageMessage().footer();
        return footer.length == 0
                ? ""
                : Stream.of(footer)
                        .map(example -> line(plain(example)) + "\n")
                        .collect(Collectors.joining("", ".SH EXAMPLES\n.nf\n", ".fi\n"));
    }

    private static String seeAlso(CommandLine command) {
        CommandLine parent = command.getParent();
        String above = parent == null ? "egoist" : page(parent.getCommandSpec());
        return ".SH SEE ALSO\n\\fB" + escaped(above) + "\\fR(1)\n";
    }

    private static String item(String term, String description) {
        return ".TP\n" + term + "\n" + line(description) + "\n";
    }

    private static String text(String... lines) {
        return Stream.of(lines).map(ManPages::plain).collect(Collectors.joining(" "));
    }

    /** As the help prints it: a format, or the words as they are where a per cent sign stands for itself. */
    private static String plain(String words) {
        try {
            return String.format(Locale.ROOT, words).strip();
        } catch (IllegalFormatException e) {
            return words.replace("%n", " ").strip();
        }
    }

    private static String firstSentence(String description) {
        int end = description.indexOf(". ");
        String first = end < 0 ? description : description.substring(0, end);
        return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    }

    /** Text that begins a line: a dot or an apostrophe there would be taken for a request. */
    private static String line(String text) {
        String escaped = escaped(text);
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }

    /** So that roff writes what is there: no escapes, and hyphens that can be copied. */
    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replace("\n", " ");
    }
}
