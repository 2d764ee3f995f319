package egoist.config;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text that settings come from: a file, one {@code --set}, an environment variable, a command line flag; or the defaults. */
public final class Source {
    /** What kind of text it is. */
    public enum Kind {
        DEFAULT,
        FILE,
        SET,
        ENVIRONMENT,
        FLAG
    }

    /** Where values come from that nobody gave. */
    public static final Source DEFAULTS = new Source(Kind.DEFAULT, "default", "", null, 0);

    private final Kind kind;
    private final String name;
    private final String text;
    private final List<String> lines;
    private final @Nullable Path directory;
    private final int order;

    private Source(Kind kind, String name, String text, @Nullable Path directory, int order) {
        this.kind = kind;
        this.order = order;
        this.name = name;
        this.text = text;
        this.lines = text.lines().toList();
        this.directory = directory;
    }

    /** A file read into memory, unless it is missing, unreadable, larger than 1 MiB or no text. */
    public static Checked<Source> read(Path path) {
        return SourceText.read(path);
    }

    /** A file; paths written in it are relative to its own directory. */
    public static Source file(Path path, String text) {
        return new Source(
                Kind.FILE,
                path.toString(),
                text,
                path.toAbsolutePath().normalize().getParent(),
                0);
    }

    /**
     * One {@code --set} argument; paths in it are relative to the current directory.
     *
     * @param text what follows {@code --set}
     * @param order its place among the arguments
     */
    public static Source set(String text, int order) {
        return set(text, order, Path.of(""));
    }

    /** @param directory paths in it are relative to this one */
    public static Source set(String text, int order, Path directory) {
        return new Source(Kind.SET, "--set", text, directory.toAbsolutePath().normalize(), order);
    }

    /** An environment variable and its value. */
    public static Source environment(String variable, String value) {
        return new Source(Kind.ENVIRONMENT, "$" + variable, value, null, 0);
    }

    /** A command line flag and its value. */
    public static Source flag(String flag, String value) {
        return new Source(Kind.FLAG, flag, value, null, 0);
    }

    public Kind kind() {
        return kind;
    }

    /** The place among sources of one kind. */
    public int order() {
        return order;
    }

    /** The file's name as it was given, {@code --set}, {@code $VARIABLE}, the flag, or {@code default}. */
    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    /** Text of a line, counted from 1; empty when there is no such line. */
    public String line(int number) {
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    /** The absolute path of a file named in this source. */
    public Path resolve(String file) {
        Path path = Path.of(file);
        return (directory == null ? path.toAbsolutePath() : directory.resolve(path)).normalize();
    }
}
