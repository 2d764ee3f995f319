package egoist.node.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** {@code status --wait}. */
class StatusWaitTest {
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return NodeCommand.commandLine(Map.of(), new HangUps())
                .setOut(new PrintWriter(Writer.nullWriter()))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void aNumberThatIsNoneIsToldSo() {
        assertEquals(ExitCodes.USAGE, run("status", "--wait", "soon"));
        assertTrue(err.toString().startsWith("egoist node status: --wait: 'soon' is no whole number"), err.toString());
    }

    /** A node has room for some dozen connections: 150 looks in a minute once took all of them. */
    @Test
    void whoWaitsForReadinessTakesOneConnection() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        AtomicInteger requests = new AtomicInteger();
        try (ServerSocket unready = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answerUnready(unready, connections, requests));
            answering.setDaemon(true);
            answering.start();
            assertEquals(
                    ExitCodes.NOT_READY, run("status", "--api", "127.0.0.1:" + unready.getLocalPort(), "--wait", "2"));
        }
        assertTrue(requests.get() >= 3, "asked " + requests + " times");
        assertEquals(1, connections.get());
    }

    /** Answers each request on each connection, one connection after the other, that it is not ready. */
    private static void answerUnready(ServerSocket server, AtomicInteger connections, AtomicInteger requests) {
        String body = "{\"version\":1,\"ready\":false}";
        String answer = "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        while (!server.isClosed()) {
            try (Socket client = server.accept();
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
                connections.incrementAndGet();
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    if (line.isEmpty()) {
                        requests.incrementAndGet();
                        client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                    }
                }
            } catch (IOException e) {
                return; // the test is over
            }
        }
    }
}
