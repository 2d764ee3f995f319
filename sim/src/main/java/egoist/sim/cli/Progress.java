package egoist.sim.cli;

import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is, on standard error: a bar with the time left on a terminal, otherwise a plain line every ten seconds, nothing
 * when quiet.
 */
final class Progress implements AutoCloseable {
    private static final double LINE_SECONDS = 10;

    private final PrintWriter err;
    private final int total;
    private final boolean quiet;
    private final @Nullable ProgressBar bar;
    private final Stopwatch watch = new Stopwatch();
    private double nextLineSeconds = LINE_SECONDS;

    Progress(PrintWriter err, int total, boolean quiet, boolean terminal) {
        this.err = err;
        this.total = total;
        this.quiet = quiet;
        this.bar = quiet || !terminal
                ? null
                : new ProgressBarBuilder()
                        .setTaskName("cells")
                        .setInitialMax(total)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(200)
                        .setConsumer(new ConsoleProgressBarConsumer(System.err))
                        .build();
    }

    /** That many cells are done. */
    void done(int cells) {
        if (bar != null) {
            bar.stepTo(cells);
        } else if (!quiet && watch.seconds() >= nextLineSeconds && cells < total) {
            nextLineSeconds = watch.seconds() + LINE_SECONDS;
            double left = watch.seconds() / cells * (total - cells);
            err.println(
                    String.format(Locale.ROOT, "%d of %d cells, about %s left", cells, total, Stopwatch.text(left)));
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
