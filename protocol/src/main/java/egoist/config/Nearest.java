package egoist.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/** "Did you mean": the known name closest to a mistyped one. */
public final class Nearest {
    private static final int LONGEST = 100;

    private Nearest() {}

    /**
     * The closest of {@code names}, if one can be typed from {@code wrong} with at most a third of its letters changed (and at
     * least one allowed); two letters exchanged are one change. Upper and lower case, {@code _} and {@code -} count as the same.
     */
    public static Optional<String> of(String wrong, Collection<String> names) {
        if (wrong.isEmpty() || wrong.length() > LONGEST) {
            return Optional.empty();
        }
        DamerauLevenshteinDistance distance = new DamerauLevenshteinDistance(Math.max(1, wrong.length() / 3));
        String best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (String name : names) {
            int changes = distance.apply(plain(wrong), plain(name));
            if (changes >= 0 && changes < bestDistance) {
                best = name;
                bestDistance = changes;
            }
        }
        return Optional.ofNullable(best);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
