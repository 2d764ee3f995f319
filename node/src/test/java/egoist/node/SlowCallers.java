package egoist.node;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Strangers that call every node and say one byte at a time. */
final class SlowCallers implements AutoCloseable {
    private static final int CALLS = 3;
    private static final long BYTE_MILLIS = 400;
    /** How a TLS handshake begins. */
    private static final byte[] BEGINNING = {0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00};

    private final List<Endpoint> targets;
    private final Thread thread = new Thread(this::call, "slow callers");

    SlowCallers(List<Endpoint> targets) {
        this.targets = List.copyOf(targets);
        thread.setDaemon(true);
        thread.start();
    }

    private void call() {
        List<Socket> open = new ArrayList<>();
        try {
            for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
                if (i % BEGINNING.length == 0) {
                    closeAll(open);
                    dial(open);
                }
                byte next = BEGINNING[i % BEGINNING.length];
                open.removeIf(socket -> !says(socket, next));
                Thread.sleep(BYTE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closeAll(open);
        }
    }

    private void dial(List<Socket> open) {
        for (Endpoint target : targets) {
            for (int i = 0; i < CALLS; i++) {
                try {
                    open.add(new Socket(target.host(), target.port()));
                } catch (IOException e) {
                    return; // that node takes no more: what it should do
                }
            }
        }
    }

    private static boolean says(Socket socket, byte next) {
        try {
            socket.getOutputStream().write(next);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void closeAll(List<Socket> open) {
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException e) {
                // Gone either way.
            }
        }
        open.clear();
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
