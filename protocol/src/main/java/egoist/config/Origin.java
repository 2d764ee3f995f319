package egoist.config;

import java.util.List;

/**
 * A place in a {@link Source}.
 *
 * @param line counted from 1; 0 for a source as a whole
 * @param column counted from 1, in characters
 * @param length how many characters to underline, at least 1
 */
public record Origin(Source source, int line, int column, int length) {
    /** Where values come from that nobody gave. */
    public static final Origin DEFAULT = new Origin(Source.DEFAULTS, 0, 0, 1);

    private static final int EXCERPT_WIDTH = 100;

    public static Origin whole(Source source) {
        return new Origin(source, 0, 0, 1);
    }

    public boolean isDefault() {
        return source.kind() == Source.Kind.DEFAULT;
    }

    /** {@code file:line:column}, {@code file}, {@code --set}, {@code $VARIABLE} or {@code default}. */
    public String text() {
        return source.kind() == Source.Kind.FILE && line > 0
                ? source.name() + ":" + line + ":" + column
                : source.name();
    }

    /** The line and, below it, carets under the place; nothing for a source as a whole. Tabs and control characters are shown as blanks. */
    public List<String> excerpt() {
        if (line == 0) {
            return List.of();
        }
        int[] characters = source.line(line)
                .codePoints()
                .map(c -> Character.isISOControl(c) || c == 0xFEFF ? ' ' : c)
                .toArray();
        int at = Math.min(Math.max(0, column - 1), characters.length);
        int from = Math.max(0, Math.min(at - EXCERPT_WIDTH / 2, characters.length - EXCERPT_WIDTH));
        int to = Math.min(characters.length, from + EXCERPT_WIDTH);
        String before = from > 0 ? "..." : "";
        String shown = before + new String(characters, from, to - from) + (to < characters.length ? "..." : "");
        int carets = Math.max(1, Math.min(length, to - at));
        String gutter = source.kind() == Source.Kind.FILE ? Integer.toString(line) : source.name();
        return List.of(
                "  " + gutter + " | " + shown.stripTrailing(),
                "  " + " ".repeat(gutter.length()) + " | " + " ".repeat(before.length() + at - from)
                        + "^".repeat(carets));
    }
}
