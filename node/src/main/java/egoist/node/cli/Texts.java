package egoist.node.cli;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Values of documents as people read them. */
final class Texts {
    private static final int BRIEF = 8;
    private static final String NONE = "-";
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Texts() {}

    /** A cost in its unit: {@code 12.3 ms}, {@code 0.87}, {@code 4.2 Mbit/s}; {@code -} where it is not known. */
    static String cost(JsonNode cost, String unit) {
        if (!cost.isNumber()) {
            return NONE;
        }
        double value = cost.asDouble() / 1000;
        return switch (unit) {
            case "us" -> String.format(Locale.ROOT, "%.1f ms", value);
            case "kbit/s" -> String.format(Locale.ROOT, "%.1f Mbit/s", value);
            default -> String.format(Locale.ROOT, "%.3f", value);
        };
    }

    static String micros(JsonNode micros) {
        return cost(micros, "us");
    }

    /** What people call a node: its name, else the first digits of its id. */
    static String label(JsonNode node) {
        String name = node.path("name").asString("");
        return name.isEmpty() ? brief(node.path("id").asString("")) : name;
    }

    static String brief(String id) {
        return id.length() <= BRIEF ? id : id.substring(0, BRIEF);
    }

    /** A moment to the millisecond: what follows tells nobody anything. */
    static String moment(String instant) {
        try {
            return MOMENT.format(Instant.parse(instant));
        } catch (DateTimeParseException e) {
            return instant;
        }
    }

    /** {@code 3 h 12 min}. */
    static String duration(long seconds) {
        if (seconds < 120) {
            return seconds + " s";
        }
        return seconds < 7200
                ? seconds / 60 + " min"
                : seconds < 172_800
                        ? seconds / 3600 + " h " + seconds % 3600 / 60 + " min"
                        : seconds / 86_400 + " d " + seconds % 86_400 / 3600 + " h";
    }
}
