package egoist.node.cli;

import com.sun.management.UnixOperatingSystemMXBean;
import egoist.node.Endpoint;
import egoist.node.FileTrouble;
import egoist.node.config.NodeConfig;
import egoist.node.config.Secrets;
import egoist.node.identity.Identity;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks at this machine with the eyes of a node that is to run on it. Binds the node's ports for a moment, so it must not run. */
final class Examination {
    private static final int TIMEOUT_MILLIS = 2000;
    private static final long FEW_DESCRIPTORS = 4096;
    private static final Duration SOON = Duration.ofDays(30);
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    private final NodeConfig config;
    private final List<Finding> findings = new ArrayList<>();

    /** How bad it is. */
    enum Verdict {
        OK,
        NOTE,
        FAILED;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What was looked at, and what was found. */
    record Finding(Verdict verdict, String what, String text) {}

    Examination(NodeConfig config) {
        this.config = config;
    }

    List<Finding> findings() {
        tcp();
        udp();
        bootstraps();
        data();
        secrets();
        clock();
        descriptors();
        return findings;
    }

    private void found(Verdict verdict, String what, String text) {
        findings.add(new Finding(verdict, what, text));
    }

    private void tcp() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(config.listen().resolve());
            found(Verdict.OK, "TCP port", config.listen() + " can be listened on");
        } catch (IOException e) {
            found(Verdict.FAILED, "TCP port", config.listen() + ": " + e.getMessage());
        }
    }

    private void udp() {
        try (DatagramSocket socket = new DatagramSocket(null)) {
            socket.bind(config.listen().resolve());
            socket.setSoTimeout(TIMEOUT_MILLIS);
            byte[] bytes = {1};
            InetAddress own = socket.getLocalAddress();
            InetAddress to = own.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : own;
            socket.send(new DatagramPacket(bytes, 1, new InetSocketAddress(to, socket.getLocalPort())));
            socket.receive(new DatagramPacket(new byte[1], 1));
            found(Verdict.OK, "UDP port", config.listen() + " sends and receives");
        } catch (IOException e) {
            found(Verdict.NOTE, "UDP port", config.listen() + ": " + e.getMessage() + "; probes will go over TCP");
        }
    }

    private void bootstraps() {
        if (config.bootstraps().isEmpty()) {
            found(Verdict.NOTE, "bootstrap", "none given: this node waits to be found, or is the first");
        }
        for (Endpoint bootstrap : config.bootstraps()) {
            InetSocketAddress address = bootstrap.resolve();
            try (Socket socket = new Socket()) {
                if (address.isUnresolved()) {
                    throw new IOException("there is no host of that name");
                }
                socket.connect(address, TIMEOUT_MILLIS);
                found(Verdict.OK, "bootstrap", bootstrap + " is there");
            } catch (IOException e) {
                found(Verdict.NOTE, "bootstrap", bootstrap + ": " + e.getMessage());
            }
        }
    }

    private void data() {
        Path directory = config.dataDirectory();
        if (Files.notExists(directory)) {
            dataToBe(directory);
            return;
        }
        try {
            Files.delete(Files.createTempFile(directory, "doctor", ".tmp"));
            found(Verdict.OK, "data", directory + " can be written");
        } catch (IOException e) {
            found(Verdict.FAILED, "data", directory + " cannot be written: " + e.getMessage());
        }
    }

    /** A directory that a start would make; looking leaves nothing behind. */
    private void dataToBe(Path directory) {
        Path above = directory.toAbsolutePath().getParent();
        while (above != null && Files.notExists(above)) {
            above = above.getParent();
        }
        if (above != null && Files.isDirectory(above) && Files.isWritable(above)) {
            found(Verdict.OK, "data", directory + " is not there yet and can be made");
        } else {
            found(Verdict.FAILED, "data", directory + " cannot be made: " + above + " cannot be written");
        }
    }

    private void secrets() {
        List<String> notes = SecurityNotes.of(config);
        Verdict verdict = SecurityNotes.isChosen(config) ? Verdict.NOTE : Verdict.FAILED;
        notes.forEach(note -> found(verdict, "secrets", note));
        if (config.security().keyStore() == null) {
            return;
        }
        try {
            Identity identity = Secrets.identity(config);
            Instant ends = identity.certificate().getNotAfter().toInstant();
            Duration left = Duration.between(Instant.now(), ends);
            String text = "certificate of " + identity.name() + " ends " + ends;
            Verdict how = left.isNegative() ? Verdict.FAILED : left.compareTo(SOON) < 0 ? Verdict.NOTE : Verdict.OK;
            found(how, "certificate", text);
        } catch (IOException e) {
            found(Verdict.FAILED, "certificate", FileTrouble.text(e));
        }
    }

    private void clock() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        boolean wrong = now.isBefore(LONG_AGO);
        found(wrong ? Verdict.FAILED : Verdict.OK, "clock", now + (wrong ? " lies in the past" : ""));
    }

    private void descriptors() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
            long most = unix.getMaxFileDescriptorCount();
            boolean few = most < FEW_DESCRIPTORS;
            String text = most + " may be open" + (few ? "; raise the limit (ulimit -n) for large overlays" : "");
            found(few ? Verdict.NOTE : Verdict.OK, "files", text);
        }
    }
}
