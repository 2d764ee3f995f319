package egoist.sim.cli;

import egoist.sim.engine.Simulator;
import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is, on standard error: a bar with the time left on a terminal, otherwise a plain line every ten seconds, nothing
 * when quiet. Of simulations under way it tells how fast they are and what they carry. Safe for use by many threads.
 */
final class Progress implements AutoCloseable {
    private static final double LINE_SECONDS = 10;
    private static final double BAR_SECONDS = 0.5;
    /** The bar counts cells in this many parts. */
    private static final int PARTS = 1000;

    private final PrintWriter err;
    private final int total;
    private final boolean quiet;
    private final @Nullable ProgressBar bar;
    private final Stopwatch watch = new Stopwatch();
    private final Underway underway = new Underway();
    private double nextSeconds;
    private int done;

    /**
     * Nothing done yet.
     *
     * @param columns width of the terminal, 0 if there is none. The bar's own way to find it would take Ctrl-C away from this program.
     */
    Progress(PrintWriter err, int total, boolean quiet, int columns) {
        this.err = err;
        this.total = total;
        this.quiet = quiet;
        this.bar = quiet || columns < 1
                ? null
                : new ProgressBarBuilder()
                        .setTaskName("")
                        .setInitialMax((long) total * PARTS)
                        .setUnit("", PARTS)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(200)
                        .setConsumer(new ConsoleProgressBarConsumer(System.err, columns - 1))
                        .build();
        this.nextSeconds = bar == null ? LINE_SECONDS : 0;
    }

    /** That many cells are done. */
    synchronized void done(int cells) {
        done = cells;
        if (bar != null) {
            bar.stepTo((long) cells * PARTS);
        }
        tell();
    }

    /** The simulation of a cell has come to its present time. */
    synchronized void simulated(int cell, Simulator simulator, long durationMicros) {
        if (!quiet) {
            underway.advanced(cell, simulator, durationMicros, watch.seconds());
            tell();
        }
    }

    /** A line of its own. */
    synchronized void say(String line) {
        if (!quiet) {
            err.println(line);
            err.flush();
        }
    }

    private void tell() {
        double now = watch.seconds();
        if (quiet || now < nextSeconds || done >= total) {
            return;
        }
        nextSeconds = now + (bar == null ? LINE_SECONDS : BAR_SECONDS);
        if (bar != null) {
            bar.stepTo(Math.round((done + underway.cells()) * PARTS));
            bar.setExtraMessage(underway.brief(now));
            return;
        }
        String simulations = underway.text(now);
        double share = (done + underway.cells()) / total;
        double left = share > 0 ? now / share * (1 - share) : 0;
        err.println(String.format(
                Locale.ROOT,
                "%d of %d cells%s%s",
                done,
                total,
                simulations.isEmpty() ? "" : "; " + simulations,
                share > 0 ? ", about " + Stopwatch.text(left) + " left" : ""));
        err.flush();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
