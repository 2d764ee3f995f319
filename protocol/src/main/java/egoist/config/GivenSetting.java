package egoist.config;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A setting given outside the file, put over it: by {@code --set}, a flag of its own or an environment variable.
 *
 * @param source where it was given; its text is {@code key.path=value} for {@code --set}, else the value alone
 * @param path the key, with dots between its parts; empty for {@code --set}, whose text names it
 */
public record GivenSetting(Source source, String path) {
    /** The value of a flag like {@code --listen}. */
    public static GivenSetting flag(String flag, String path, String value) {
        return new GivenSetting(Source.flag(flag, value), path);
    }

    /** The value of an environment variable. */
    public static GivenSetting environment(String variable, String path, String value) {
        return new GivenSetting(Source.environment(variable, value), path);
    }

    /** {@code key.path=value} each, as after {@code --set}, in their order. */
    public static List<GivenSetting> sets(List<String> texts) {
        return sets(texts, Path.of(""));
    }

    /** @param directory relative paths are relative to it */
    public static List<GivenSetting> sets(List<String> texts, Path directory) {
        return IntStream.range(0, texts.size())
                .mapToObj(i -> new GivenSetting(Source.set(texts.get(i), i, directory), ""))
                .toList();
    }
}
