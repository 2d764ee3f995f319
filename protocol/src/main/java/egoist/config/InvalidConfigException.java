package egoist.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration has mistakes. The message is all of them, ready to be printed. */
public final class InvalidConfigException extends RuntimeException {
    private final transient List<Problem> problems;

    public InvalidConfigException(List<Problem> problems) {
        super(text(problems));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    /** All problems as one text, a blank line between them, their number below. */
    public static String text(List<Problem> problems) {
        String count = problems.size() == 1 ? "1 mistake" : problems.size() + " mistakes";
        return problems.stream().map(Problem::text).collect(Collectors.joining("\n\n")) + "\n\n" + count;
    }
}
