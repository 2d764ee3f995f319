package egoist.node;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A network of namespaces of this machine with a delay and a loss for each ordered pair, so that the kernel's own TCP meets them:
 * {@code ../shared/tools/netlat.c} carries the packets, and a pair of virtual interfaces for each namespace the pages of its node. Needs
 * root, {@code ip}, a C compiler and TUN devices. The namespaces have fixed names, so there is one such network at a time.
 */
final class EmulatedNetwork implements AutoCloseable {
    private static final Path SOURCE = Path.of("../../shared/tools/netlat.c");
    private static final Path NAMESPACES = Path.of("/run/netns");
    private static final int PAGES = 61224;
    private static final double CUT = -1;

    private final int nodes;
    private final Path matrix;
    private final double[][] millis;
    private final double[][] lossPercent;
    private final Process carrier;
    private final BufferedReader said;
    private final Thread cleaning = new Thread(this::remove, "removes namespaces");

    /** Why there can be no such network here, or nothing if there can be. */
    static Optional<String> missing() {
        if (!Files.exists(SOURCE)) {
            return Optional.of("there is no " + SOURCE);
        }
        if (!Files.isWritable(Path.of("/dev/net/tun")) || !"root".equals(System.getProperty("user.name"))) {
            return Optional.of("this needs root and /dev/net/tun");
        }
        for (String program : List.of("ip", "cc")) {
            if (!succeeds("sh", "-c", "command -v " + program)) {
                return Optional.of("there is no program '" + program + "' here");
            }
        }
        return Files.exists(NAMESPACES.resolve("eg-0"))
                ? Optional.of("there is a namespace eg-0 already")
                : Optional.empty();
    }

    /** @param oneWayMillis delay from row to column */
    EmulatedNetwork(double[][] oneWayMillis, Path directory) throws IOException, InterruptedException {
        this.nodes = oneWayMillis.length;
        this.millis = Arrays.stream(oneWayMillis).map(double[]::clone).toArray(double[][]::new);
        this.lossPercent = new double[nodes][nodes];
        this.matrix = directory.resolve("matrix.txt");
        Path program = directory.resolve("netlat");
        run("cc", "-O2", "-o", program.toString(), SOURCE.toString());
        Runtime.getRuntime().addShutdownHook(cleaning);
        for (int i = 0; i < nodes; i++) {
            run("ip", "netns", "add", "eg-" + i);
            run("ip", "link", "add", "egh" + i, "type", "veth", "peer", "name", "pages", "netns", "eg-" + i);
            run("ip", "addr", "add", hostEnd(i) + "/30", "dev", "egh" + i);
            run("ip", "link", "set", "egh" + i, "up");
            run("ip", "-n", "eg-" + i, "addr", "add", pagesEnd(i) + "/30", "dev", "pages");
            run("ip", "-n", "eg-" + i, "link", "set", "pages", "up");
        }
        write();
        carrier = new ProcessBuilder(program.toString(), Integer.toString(nodes), matrix.toString())
                .redirectErrorStream(true)
                .start();
        said = carrier.inputReader();
        awaitLine("ready");
    }

    // 192.0.2.0/24 is for documentation: nobody has it.
    private static String hostEnd(int node) {
        return "192.0.2." + (4 * node + 1);
    }

    private static String pagesEnd(int node) {
        return "192.0.2." + (4 * node + 2);
    }

    NodeProcess.Place place(int node) {
        return new NodeProcess.Place(
                "198.18.0." + (node + 1), pagesEnd(node) + ":" + PAGES, List.of("ip", "netns", "exec", "eg-" + node));
    }

    /** The delay from one to the other, in milliseconds, from {@link #apply} on. */
    EmulatedNetwork delay(int from, int to, double oneWayMillis) {
        millis[from][to] = oneWayMillis;
        return this;
    }

    /** Nothing gets from one to the other from {@link #apply} on. */
    EmulatedNetwork cut(int from, int to) {
        return delay(from, to, CUT);
    }

    EmulatedNetwork loss(int from, int to, double percent) {
        lossPercent[from][to] = percent;
        return this;
    }

    /** What was said since the last time holds from now on. */
    void apply() throws IOException, InterruptedException {
        write();
        run("kill", "-HUP", Long.toString(carrier.pid()));
        awaitLine("reload");
    }

    /** Bytes that node sent into the network, with the headers of IP, TCP and UDP. */
    long sentBytes(int node) throws IOException, InterruptedException {
        String counters = run("ip", "netns", "exec", "eg-" + node, "cat", "/proc/net/dev");
        String overlay = counters.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("ov0:"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(overlay.substring(4).strip().split("\\s+")[8]);
    }

    private void write() throws IOException {
        List<String> lines = new ArrayList<>();
        for (double[] row : millis) {
            lines.add(Arrays.stream(row)
                    .mapToObj(delay -> delay < 0 ? "-" : Double.toString(delay))
                    .collect(Collectors.joining(" ")));
        }
        for (double[] row : lossPercent) {
            lines.add(Arrays.stream(row).mapToObj(Double::toString).collect(Collectors.joining(" ")));
        }
        Files.write(matrix, lines);
    }

    private void awaitLine(String beginning) throws IOException {
        String line;
        do {
            line = said.readLine();
            if (line == null) {
                throw new IOException("the emulated network ended");
            }
        } while (!line.startsWith(beginning));
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
        return output;
    }

    private static boolean succeeds(String... command) {
        try {
            run(command);
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void remove() {
        for (int i = 0; i < nodes; i++) {
            succeeds("ip", "link", "del", "egh" + i); // goes with its namespace, but some time later
            succeeds("ip", "netns", "del", "eg-" + i);
        }
    }

    @Override
    public void close() {
        carrier.destroyForcibly();
        try {
            carrier.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        remove();
        Runtime.getRuntime().removeShutdownHook(cleaning);
    }
}
