package egoist.sim.scenario;

import egoist.config.Setting;
import java.util.List;
import java.util.Map;
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

    private Unused() {}

    /** A sentence on them, or none; they are no mistake, since one scenario may be run in both modes. */
    public static List<String> notes(Scenario scenario) {
        boolean game = scenario.mode() == Scenario.Mode.GAME;
        String given = scenario.settings().stream()
                .filter(setting -> !setting.origin().isDefault())
                .filter(setting -> game ? isProtocols(setting) : setting.path().startsWith("game."))
                .map(setting -> setting.path() + " (" + setting.origin().text() + ")")
                .collect(Collectors.joining(", "));
        return given.isEmpty() ? List.of() : List.of("mode " + (game ? "game" : "protocol") + " does not use " + given);
    }

    private static boolean isProtocols(Setting setting) {
        String usual = PROTOCOL_ONLY.get(setting.path());
        return usual == null ? setting.path().startsWith("protocol.") : !usual.equals(setting.value());
    }
}
