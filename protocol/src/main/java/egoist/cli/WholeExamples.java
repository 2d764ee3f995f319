package egoist.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The examples that end every help stand whole, a line each, so that they can be copied: the usual way breaks them at a dot or colon. */
public final class WholeExamples {
    private WholeExamples() {}

    /** Sets that for a command and all below it. */
    public static void in(CommandLine commandLine) {
        Map<String, IHelpSectionRenderer> sections = new HashMap<>(commandLine.getHelpSectionMap());
        sections.put(UsageMessageSpec.SECTION_KEY_FOOTER, WholeExamples::footer);
        commandLine.setHelpSectionMap(sections);
    }

    private static String footer(Help help) {
        return Stream.of(help.commandSpec().usageMessage().footer())
                .map(line -> help.colorScheme().text(String.format(line)) + System.lineSeparator())
                .collect(Collectors.joining());
    }
}
