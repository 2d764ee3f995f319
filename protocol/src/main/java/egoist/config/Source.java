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
    public static final Source DEFAULTS = new Source(Kind.DEFAULT, "default", "", null);

    private final Kind kind;
    private final String name;
    private final String text;
    private final List<String> lines;
    private final @Nullable Path directory;

    private Source(Kind kind, String name, String text, @Nullable Path directory) {
        this.kind = kind;
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
                path.toAbsolutePath().normalize().getParent());
    }

    /** One {@code --set} argument, {@code text} being what follows {@code --set}; paths are relative to the current directory. */
    public static Source set(String text) {
        return new Source(Kind.SET, "--set", text, null);
    }

    /** An environment variable and its value. */
    public static Source environment(String variable, String value) {
        return new Source(Kind.ENVIRONMENT, "$" + variable, value, null);
    }

    /** A command line flag and its value. */
    public static Source flag(String flag, String value) {
        return new Source(Kind.FLAG, flag, value, null);
    }

    public Kind kind() {
        return kind;
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
