package egoist.sim.cli;

import egoist.sim.engine.Simulator;
import egoist.sim.game.GameProgress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The simulations and games under way: how far each has come, and how fast they all go. */
final class Underway {
    private static final double MICROS_PER_SECOND = 1e6;

    private final Map<Integer, State> states = new LinkedHashMap<>();
    private final Map<Integer, GameProgress> games = new LinkedHashMap<>();
    private double fromSeconds;
    private long events;
    private long virtualMicros;

    /** Of one simulation, as it was last seen. */
    private record State(long micros, long durationMicros, long events, long pendingEvents, int liveMessages) {
        double share() {
            return (double) micros / durationMicros;
        }
    }

    /** A game has come so far. */
    void played(int cell, GameProgress progress) {
        games.put(cell, progress);
    }

    /** A cell is under way no more. */
    void ended(int cell) {
        states.remove(cell);
        games.remove(cell);
    }

    /** A simulation has come to its present time. */
    void advanced(int cell, Simulator simulator, long durationMicros, double nowSeconds) {
        State now = new State(
                simulator.nowMicros(),
                durationMicros,
                simulator.events(),
                simulator.pendingEvents(),
                simulator.liveMessages());
        State before = states.put(cell, now);
        if (states.size() == 1 && before == null) {
            fromSeconds = nowSeconds;
            events = 0;
            virtualMicros = 0;
        } else if (before != null) {
            events += now.events - before.events;
            virtualMicros += now.micros - before.micros;
        }
    }

    /** In words, speeds since the last time they were told; empty if nothing is under way. */
    String text(double nowSeconds) {
        String speed = speed("%s events/s, %s virtual s/s, %s events pending, %s messages live", nowSeconds);
        String simulations = speed.isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%s at %.0f %% of virtual time, %s",
                        states.size() == 1 ? "a simulation" : states.size() + " simulations",
                        100
                                * states.values().stream()
                                        .mapToDouble(State::share)
                                        .average()
                                        .orElse(0),
                        speed);
        String played = games.size() == 1
                ? "a game in " + first()
                : games.size() > 1 ? games.size() + " games, the first in " + first() : "";
        return simulations + (simulations.isEmpty() || played.isEmpty() ? "" : "; ") + played;
    }

    /** The same behind a bar, for terminals of 80 columns: {@code 1.2M ev/s, 3.3 s/s, 12k pending, 800 live}. */
    String brief(double nowSeconds) {
        String speed = speed("%s ev/s, %s s/s, %s pending, %s live", nowSeconds);
        return speed.isEmpty() && !games.isEmpty() ? first().brief() : speed;
    }

    private GameProgress first() {
        return games.values().iterator().next();
    }

    /** Events and virtual seconds in a second since the last time they were told, events pending and messages live. */
    private String speed(String format, double nowSeconds) {
        double seconds = nowSeconds - fromSeconds;
        if (states.isEmpty() || seconds <= 0) {
            return "";
        }
        String text = String.format(
                Locale.ROOT,
                format,
                brief(events, seconds),
                rate(virtualMicros / MICROS_PER_SECOND / seconds),
                brief(states.values().stream().mapToLong(State::pendingEvents).sum(), 1),
                brief(states.values().stream().mapToLong(State::liveMessages).sum(), 1));
        fromSeconds = nowSeconds;
        events = 0;
        virtualMicros = 0;
        return text;
    }

    private static String brief(long count, double seconds) {
        double value = count / seconds;
        if (value < 1e3) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        boolean millions = value >= 1e6;
        double scaled = millions ? value / 1e6 : value / 1e3;
        return String.format(Locale.ROOT, scaled < 10 ? "%.1f%s" : "%.0f%s", scaled, millions ? "M" : "k");
    }

    private static String rate(double perSecond) {
        if (perSecond >= 1e6) {
            return String.format(Locale.ROOT, "%.1f M", perSecond / 1e6);
        }
        return String.format(Locale.ROOT, perSecond >= 100 ? "%.0f" : "%.1f", perSecond);
    }
}
