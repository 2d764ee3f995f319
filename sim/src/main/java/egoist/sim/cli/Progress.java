package egoist.sim.cli;

import egoist.sim.engine.Simulator;
import egoist.sim.experiment.Cell;
import egoist.sim.game.GameProgress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is, on standard error: a bar with the time left on a terminal, otherwise a plain line every ten seconds, nothing
 * when quiet. Of simulations under way it tells how fast they are and what they carry, of games the epoch and the turn. Safe for use by many threads.
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
    private final TimeLeft timeLeft;
    private volatile double nextSeconds;
    private int done;
    private long shown;

    /**
     * Nothing done yet.
     *
     * @param timeLeft knows the cells that will be run
     * @param columns width of the terminal, 0 if there is none. The bar's own way to find it would take Ctrl-C away from this program.
     */
    Progress(PrintWriter err, int total, TimeLeft timeLeft, boolean quiet, int columns) {
        this.err = err;
        this.total = total;
        this.timeLeft = timeLeft;
        this.quiet = quiet;
        this.bar = quiet || columns < 1
                ? null
                : new ProgressBarBuilder()
                        .setTaskName("")
                        .setInitialMax((long) total * PARTS)
                        .setUnit("", PARTS)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(200)
                        .setEtaFunction(state -> remaining())
                        .setConsumer(new ConsoleProgressBarConsumer(System.err, columns - 1))
                        .build();
        this.nextSeconds = bar == null ? LINE_SECONDS : 0;
    }

    /** That many cells are done. */
    synchronized void done(int cells) {
        done = cells;
        step();
        tell();
    }

    /** A cell has been run on another machine. */
    void ranElsewhere(Cell cell, double seconds) {
        timeLeft.ran(cell, seconds);
    }

    /** A cell begins, on this machine. */
    void began(Cell cell) {
        timeLeft.began(cell, watch.seconds());
    }

    /** A cell is done, stopped or failed. */
    synchronized void ended(Cell cell) {
        timeLeft.ended(cell, watch.seconds());
        underway.ended(cell.index());
    }

    /** The simulation of a cell has come to its present time. */
    synchronized void simulated(Cell cell, Simulator simulator, long durationMicros) {
        if (!quiet) {
            timeLeft.at(cell, (double) simulator.nowMicros() / durationMicros);
            underway.advanced(cell.index(), simulator, durationMicros, watch.seconds());
            tell();
        }
    }

    /** Whether {@link #played} would tell anything now; quick. */
    boolean due() {
        return !quiet && watch.seconds() >= nextSeconds;
    }

    /** The game of a cell has come so far. */
    synchronized void played(Cell cell, GameProgress progress) {
        if (!quiet) {
            timeLeft.at(cell, progress.share());
            underway.played(cell.index(), progress);
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
            step();
            bar.setExtraMessage(underway.brief(now));
            return;
        }
        String cells = underway.text(now);
        double left = left(now);
        err.println(String.format(
                Locale.ROOT,
                "%d of %d cells%s%s",
                done,
                total,
                cells.isEmpty() ? "" : "; " + cells,
                Double.isNaN(left) ? "" : ", about " + Stopwatch.text(left) + " left"));
        err.flush();
    }

    /** Moves the bar, never back: a cell at its end is not counted for the moment its results take. */
    private void step() {
        if (bar != null) {
            shown = Math.max(shown, Math.round((done + timeLeft.parts()) * PARTS));
            bar.stepTo(Math.min(shown, (long) total * PARTS));
        }
    }

    /** Seconds; by the cells that are done where nothing is known of single cells, as they are run elsewhere. */
    private double left(double now) {
        double seconds = timeLeft.seconds(now);
        return Double.isNaN(seconds) && done > 0 ? now / done * (total - done) : seconds;
    }

    /** For the bar, which asks on a thread of its own. */
    private synchronized Optional<Duration> remaining() {
        double seconds = left(watch.seconds());
        return Double.isNaN(seconds) ? Optional.empty() : Optional.of(Duration.ofSeconds(Math.round(seconds)));
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
