package egoist.sim.scenario;

import egoist.config.Setting;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Settings somebody gave that a run will not look at, because they belong to the other of the two modes. */
public final class Unused {
    /** What mode game has no use for, outside the protocol's block, with the defaults: those 'init' writes into every scenario. */
    private static final Map<String, String> PROTOCOL_ONLY = Map.of(
            "duration",
            "1h",
            "warmup",
            "10m",
            "sample",
            "60s",
            "join-over",
            "1s",
            "decision",
            "100ms",
            "network.loss",
            "0.0");

    /** What the flood workload has no use for, beside what it refuses. */
    private static final Pattern OTHER_THAN_FLOODS =
            Pattern.compile("(network|protocol|preferences|join-over|decision)([.\\[].*)?");

    private Unused() {}

    /** A sentence on them, or none; they are no mistake, since one scenario may be run in both modes. */
    public static List<String> notes(Scenario scenario) {
        boolean game = scenario.mode() == Scenario.Mode.GAME;
        boolean floods = scenario.workload() == Scenario.Workload.FLOOD;
        String given = scenario.settings().stream()
                .filter(setting -> !setting.origin().isDefault())
                .filter(setting -> game ? isProtocols(setting) : isGames(setting) || (floods && isOverlays(setting)))
                .map(setting -> setting.path() + " (" + setting.origin().text() + ")")
                .collect(Collectors.joining(", "));
        String who = floods ? "the flood workload" : "mode " + (game ? "game" : "protocol");
        return given.isEmpty() ? List.of() : List.of(who + " does not use " + given);
    }

    private static boolean isProtocols(Setting setting) {
        String usual = PROTOCOL_ONLY.get(setting.path());
        return usual == null ? setting.path().startsWith("protocol.") : !usual.equals(setting.value());
    }

    private static boolean isGames(Setting setting) {
        return setting.path().startsWith("game.");
    }

    private static boolean isOverlays(Setting setting) {
        return OTHER_THAN_FLOODS.matcher(setting.path()).matches();
    }
}
