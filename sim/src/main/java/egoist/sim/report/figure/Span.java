package egoist.sim.report.figure;

import egoist.sim.report.Numbers;

/** Virtual time for people. */
public final class Span {
    private Span() {}

    /** {@code 45 s}, {@code 10 min}, {@code 1 h 30 min}. */
    public static String text(double seconds) {
        if (seconds < 120) {
            return Numbers.text(Math.round(seconds * 1000) / 1000.0) + " s";
        }
        long whole = Math.round(seconds);
        long hours = whole / 3600;
        long minutes = whole % 3600 / 60;
        long rest = whole % 60;
        String text = (hours > 0 ? hours + " h " : "")
                + (minutes > 0 ? minutes + " min " : "")
                + (rest > 0 ? rest + " s" : "");
        return text.strip();
    }
}
