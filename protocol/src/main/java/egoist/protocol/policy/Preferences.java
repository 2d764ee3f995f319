package egoist.protocol.policy;

import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Registry;
import java.util.List;

/** The preference models by name: write a {@link Preference} and add its line here. */
public final class Preferences {
    private static final int MAX_SHUFFLE = 1_000_000_000;

    /** Reads a text file for the one model that needs one; the core itself reads no files. */
    public interface Lines {
        /** @throws IllegalArgumentException saying what is wrong, if the file cannot be read */
        List<String> of(String file);
    }

    private Preferences() {}

    /** @param lines how to read the file of the model {@code file} */
    public static Registry<Preference> registry(Lines lines) {
        return new Registry<Preference>("preference model")
                .add("uniform", "every peer matters the same", List.of(), p -> Preference.UNIFORM)
                .add(
                        "zipf",
                        "the peer of rank r matters as 1 / r^alpha",
                        List.of(
                                Parameter.number("alpha", 0.8, 0, 1, "skew: 0 is uniform"),
                                Parameter.integer(
                                        "shuffle",
                                        0,
                                        0,
                                        MAX_SHUFFLE,
                                        "0 ranks peers by id, else the seed of a shuffle")),
                        p -> new ZipfPreference(p.number("alpha"), p.integer("shuffle")))
                .add(
                        "file",
                        "a table: a row of numbers for each peer, or one row for all",
                        List.of(Parameter.file(
                                "file", null, "comma separated numbers, row i column j: what i cares for j")),
                        p -> {
                            String file = p.file("file");
                            if (file == null) {
                                throw new IllegalArgumentException("'file' must be given");
                            }
                            return new TablePreference(file, lines.of(file));
                        });
    }
}
