package egoist.sim.cli;

import egoist.cli.Signals;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C asks the engine to stop, and the results of what is finished are written; a second one ends the process at once. SIGTERM
 * does the same as the first and holds the process until the results are written, but no longer than a while.
 */
final class Interruption {
    private static final long PATIENCE_SECONDS = 60;

    private final Engine engine;
    private final AtomicBoolean happened = new AtomicBoolean();
    private final CountDownLatch written = new CountDownLatch(1);
    private Runnable formerWay = () -> {};

    private Interruption(Engine engine) {
        this.engine = engine;
    }

    static Interruption stops(Engine engine) {
        Interruption interruption = new Interruption(engine);
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::terminated, "interruption"));
        interruption.formerWay = Signals.onInterrupt(interruption::pressed);
        return interruption;
    }

    /** Ctrl-C. */
    private void pressed() {
        if (happened.getAndSet(true)) {
            System.err.println(
                    "egoist sim: ended at once; finished cells are kept, the same command goes on from them");
            Runtime.getRuntime().halt(ExitCodes.INTERRUPTED);
        }
        System.err.println("egoist sim: writing the results of what is finished; Ctrl-C again ends at once");
        engine.stop();
    }

    /** The process is about to end, by a signal or by itself. */
    private void terminated() {
        if (written.getCount() == 0) {
            return;
        }
        happened.set(true);
        engine.stop();
        try {
            if (!written.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("egoist sim: gave up waiting for a cell; its results are missing");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean happened() {
        return happened.get();
    }

    /** The results are written: the process may end. */
    void allowExit() {
        written.countDown();
        formerWay.run();
    }
}
