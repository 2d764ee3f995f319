package egoist.sim.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C and SIGTERM: asks the engine to stop, then holds the process until the results are written, but no longer than a
 * while.
 */
final class Interruption {
    private static final long PATIENCE_SECONDS = 60;

    private final AtomicBoolean happened = new AtomicBoolean();
    private final CountDownLatch written = new CountDownLatch(1);

    private Interruption() {}

    static Interruption stops(Engine engine) {
        Interruption interruption = new Interruption();
        Thread hook = new Thread(
                () -> {
                    if (interruption.written.getCount() == 0) {
                        return;
                    }
                    interruption.happened.set(true);
                    engine.stop();
                    interruption.awaitWritten();
                },
                "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        return interruption;
    }

    private void awaitWritten() {
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
    }
}
