package egoist.sim.cli;

import egoist.sim.check.Assertion;
import egoist.sim.report.Findings;
import egoist.sim.report.Summary;
import egoist.sim.scenario.Scenario;
import egoist.sim.scenario.Unused;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** What a run tells on standard error before and after the cells: what it is, what came of it, which assertions hold, what failed. */
final class RunWords {
    private final PrintWriter err;
    private final boolean quiet;

    /** @param quiet leaves errors and assertions alone */
    RunWords(PrintWriter err, boolean quiet) {
        this.err = err;
        this.quiet = quiet;
    }

    private void say(String line) {
        if (!quiet) {
            err.println(line);
            err.flush();
        }
    }

    /**
     * The first words.
     *
     * @param known cells that are finished already
     * @param earlier whether the folder holds results of a run before this one
     * @param place where the cells are run, in words
     */
    void introduce(Scenario scenario, int cells, int known, boolean earlier, String place, Path directory) {
        if (known > 0) {
            say(known + " of " + cells + " cells are finished already in " + directory + "; --force runs them again");
        } else if (earlier) {
            say("replacing the results of an earlier run in " + directory);
        }
        say("egoist " + Version.version() + " (commit " + Version.commit() + "), scenario " + scenario.name()
                + ", seed " + scenario.seed() + ", " + cells + " cells " + place);
        Unused.notes(scenario).forEach(note -> say("note: " + note));
    }

    /** The closing words. */
    void close(RunFolder folder, SweepRun run, double seconds, boolean failFast, boolean interrupted) {
        if (!run.speed().text().isEmpty()) {
            say(run.speed().text());
        }
        int failed = folder.failures().size();
        int total = run.cells().size();
        String counts = total + " cells: " + folder.finished() + " ok, " + failed + " failed, "
                + (total - folder.finished() - failed) + " skipped";
        folder.notes().forEach(note -> say("note: " + note));
        say(counts + " in " + Stopwatch.text(seconds) + "; results in " + folder.directory());
        if (failFast && failed > 0) {
            say("stopped at the first failure (--fail-fast); the same command goes on from what is finished");
        }
        if (interrupted) {
            err.println(
                    "egoist sim: interrupted; the results hold what was finished, the same command goes on from it");
            err.flush();
        }
    }

    /** Tells for each assertion whether it holds, quiet or not; returns whether all do. */
    boolean check(List<Assertion> assertions, List<Summary.Row> rows) {
        boolean all = true;
        for (Assertion.Outcome outcome : Findings.check(assertions, rows)) {
            err.println(outcome);
            all &= outcome.holds();
        }
        err.flush();
        return all;
    }

    /**
     * Refusals a user can mend are told as such; anything else is a bug and carries its trace.
     *
     * @param command runs all cells; each failure is told with the command that runs its cell alone
     * @return whether there was a bug
     */
    boolean failures(RunFolder folder, String command) {
        boolean bug = false;
        for (RunFolder.Failure failure : folder.failures()) {
            boolean refusal = failure.cause() instanceof IllegalArgumentException;
            bug |= !refusal;
            err.println("egoist sim: " + failure.cell() + " failed: "
                    + failure.cause().getMessage());
            if (!refusal) {
                failure.cause().printStackTrace(err);
            }
            err.println("  alone: " + command + " --only "
                    + ScenarioArguments.quoted(failure.cell().condition()) + " --out "
                    + ScenarioArguments.quoted(folder.directory() + ".alone"));
        }
        err.flush();
        return bug;
    }
}
