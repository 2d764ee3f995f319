package egoist.node;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A node in a process of its own, started by the command line and asked over HTTP, as an operator would. */
final class NodeProcess implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    /** Of the Java nodes run on. */
    static final List<String> OPTIONS = List.of(
            "-Xms16m",
            "-Xmn6m",
            "-Xmx48m",
            "-Xss256k",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-XX:TieredStopAtLevel=1");

    private static final QuickStart PLAIN = new QuickStart(OPTIONS, ClassPath.text());
    private static final int API_PORT = 61400;
    private static final int PORT = 61223;

    final String name;
    private final Place place;
    private final List<String> command;
    private final Path log;
    private @Nullable Process process;

    /**
     * Where a node runs.
     *
     * @param host its address in the overlay
     * @param api where its pages are reached, host:port
     * @param inside command it is started through, to run elsewhere than here; empty here
     */
    record Place(String host, String api, List<String> inside) {
        /** A loopback address of its own. */
        static Place local(int net, int number) {
            return new Place("127." + net + ".0." + (number + 1), "127.0.0.1:" + (API_PORT + number), List.of());
        }

        String address() {
            return host + ":" + PORT;
        }
    }

    /**
     * @param number 0 for the bootstrap
     * @param net second byte of its loopback address
     */
    NodeProcess(int number, int net, int degree, Path directory) throws IOException {
        this(number, net, degree, directory, PLAIN);
    }

    /**
     * The same with Java started in that way.
     *
     * @param java of {@link #OPTIONS}
     */
    NodeProcess(int number, int net, int degree, Path directory, QuickStart java) throws IOException {
        this(number, Place.local(net, number), Place.local(net, 0).address(), degree, directory, java);
    }

    /**
     * @param number 0 for the bootstrap
     * @param bootstrap its address, host:port
     */
    NodeProcess(int number, Place place, String bootstrap, int degree, Path directory) throws IOException {
        this(number, place, bootstrap, degree, directory, PLAIN);
    }

    private NodeProcess(int number, Place place, String bootstrap, int degree, Path directory, QuickStart java)
            throws IOException {
        this.place = place;
        this.name = number == 0 ? "bootstrap" : "p" + number;
        this.log = directory.resolve(name + ".log");
        Path key = directory.resolve("overlay.key");
        if (!Files.exists(key)) {
            Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(key, "a secret that only these processes share\n");
        }
        this.command = new ArrayList<>(place.inside());
        command.add(java());
        command.addAll(java.options());
        command.addAll(List.of("-cp", java.classPath(), NodeCli.class.getName(), number == 0 ? "bootstrap" : "start"));
        set("name", name);
        set("listen", place.address());
        set("data-dir", directory.resolve(name).toString());
        set("overlay.name", LocalOverlay.NAME);
        if (number > 0) {
            set("overlay.bootstrap", bootstrap);
        }
        set("k", Integer.toString(degree));
        set("limits.per-address", "256");
        set("security.overlay-key-file", key.toString());
        set("api.listen", place.api());
        set("api.remote", Boolean.toString(!place.api().startsWith("127.")));
    }

    /** The same with a setting of its own; before it is started. */
    NodeProcess with(String key, String value) {
        set(key, value);
        return this;
    }

    /** The Java of this process. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private void set(String key, String value) {
        command.add("--set");
        command.add(key + "=" + value);
    }

    NodeProcess start() throws IOException {
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return this;
    }

    private Process running() {
        Process now = process;
        if (now == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return now;
    }

    long pid() {
        return running().pid();
    }

    boolean isAlive() {
        return process != null && running().isAlive();
    }

    /** Sends it a signal, like {@code KILL} or {@code STOP}. */
    void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(running().pid()))
                .start()
                .waitFor();
    }

    /** Waits until it has ended; its exit code. */
    int awaitEnd(int seconds) throws InterruptedException {
        if (!running().waitFor(seconds, TimeUnit.SECONDS)) {
            throw new AssertionError(name + " goes on after " + seconds + " s\n" + tail());
        }
        return running().exitValue();
    }

    /** The answer of its API, or null if it does not give one. */
    @Nullable
    JsonNode get(String page) {
        String text = text(page);
        return text == null ? null : JsonMapper.shared().readTree(text);
    }

    /** The same as it comes. */
    @Nullable
    String text(String page) {
        try {
            HttpResponse<String> answer = HTTP.send(
                    HttpRequest.newBuilder(URI.create("http://" + place.api() + page))
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? answer.body() : null;
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    boolean ready() {
        JsonNode status = get("/v1/status");
        return status != null && status.path("ready").asBoolean();
    }

    /** Members it knows by name, and the state of each. */
    Map<String, String> members() {
        Map<String, String> members = new TreeMap<>();
        JsonNode document = get("/v1/members");
        if (document != null) {
            for (JsonNode member : document.path("members")) {
                members.put(member.path("name").asString(), member.path("state").asString());
            }
        }
        return members;
    }

    long alive() {
        return members().values().stream()
                .filter(state -> state.equals("alive") || state.equals("self"))
                .count();
    }

    /** Whether it has a link to a node of that name. */
    boolean linkedTo(String other) {
        JsonNode document = get("/v1/neighbors");
        if (document == null) {
            return true;
        }
        for (JsonNode neighbor : document.path("neighbors")) {
            boolean out = neighbor.path("direction").asString().equals("out");
            if (out && neighbor.path("name").asString().equals(other)) {
                return true;
            }
        }
        return false;
    }

    /** Names along the path it would take to a node of that name; empty where it has none. */
    List<String> path(String to) {
        List<String> names = new ArrayList<>();
        JsonNode document = get("/v1/path?to=" + to);
        if (document != null && document.path("reachable").asBoolean()) {
            document.path("hops").forEach(hop -> names.add(hop.path("name").asString()));
        }
        return names;
    }

    /** The last lines of its log. */
    String tail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return name + ":\n  " + String.join("\n  ", lines.subList(Math.max(0, lines.size() - 25), lines.size()))
                    + "\n";
        } catch (IOException e) {
            return name + ": " + e.getMessage() + "\n";
        }
    }

    @Override
    public void close() {
        if (process != null) {
            running().destroyForcibly();
        }
    }
}
