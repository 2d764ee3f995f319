package egoist.node.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A headless Chromium, spoken to through its own debugging protocol. */
final class Browser implements AutoCloseable, WebSocket.Listener {
    private static final long TIMEOUT_SECONDS = 60;

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger number = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final StringBuilder text = new StringBuilder();

    /** What the page complained of on its console. */
    final List<String> complaints = new CopyOnWriteArrayList<>();

    /** Every address it asked for. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    private Browser(Process process, URI page) {
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(page, this)
                .join();
    }

    /** Where a Chromium is installed. */
    static Optional<Path> installed() {
        return List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome").stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Browser start(Path program, Path profile) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .start();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = lines.readLine();
        while (line != null && !line.contains("DevTools listening on ")) {
            line = lines.readLine();
        }
        if (line == null) {
            throw new IOException("Chromium did not start");
        }
        Thread drain = new Thread(() -> lines.lines().forEach(said -> {}), "chromium-output");
        drain.setDaemon(true);
        drain.start();
        URI debugger = URI.create(line.substring(line.indexOf("ws://")).strip());
        HttpRequest pages = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + debugger.getPort() + "/json/list"))
                .build();
        String body = HttpClient.newHttpClient()
                .send(pages, HttpResponse.BodyHandlers.ofString())
                .body();
        for (JsonNode page : JsonMapper.shared().readTree(body)) {
            if (page.path("type").asString().equals("page")) {
                return new Browser(
                        process, URI.create(page.path("webSocketDebuggerUrl").asString()));
            }
        }
        throw new IOException("Chromium has no page: " + body);
    }

    /** Sends a command of the protocol, with parameters as JSON, and waits for its answer. */
    JsonNode command(String method, String parameters) throws Exception {
        int id = number.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        ObjectNode message =
                JsonMapper.shared().createObjectNode().put("id", id).put("method", method);
        message.set("params", JsonMapper.shared().readTree(parameters));
        socket.sendText(message.toString(), true).join();
        return answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    /** Opens a page in a window of that size, in light or dark. */
    void open(String address, int width, int height, String scheme) throws Exception {
        command("Page.enable", "{}");
        command("Runtime.enable", "{}");
        command("Log.enable", "{}");
        command("Network.enable", "{}");
        command(
                "Emulation.setDeviceMetricsOverride",
                "{\"width\":" + width + ",\"height\":" + height + ",\"deviceScaleFactor\":1,\"mobile\":false}");
        command(
                "Emulation.setEmulatedMedia",
                "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"" + scheme
                        + "\"},{\"name\":\"prefers-reduced-motion\",\"value\":\"reduce\"}]}");
        command("Page.navigate", "{\"url\":\"" + address + "\"}");
    }

    /** The value of an expression of the page. */
    JsonNode value(String expression) throws Exception {
        ObjectNode parameters = JsonMapper.shared()
                .createObjectNode()
                .put("expression", expression)
                .put("returnByValue", true);
        return command("Runtime.evaluate", parameters.toString())
                .path("result")
                .path("result")
                .path("value");
    }

    /** Waits until an expression of the page is true. */
    void await(String expression) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (!value(expression).asBoolean(false)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("never true: " + expression + "; complaints: " + complaints);
            }
            Thread.sleep(100);
        }
    }

    /** Writes what is seen as a PNG file. */
    void picture(Path file) throws Exception {
        String data = command("Page.captureScreenshot", "{\"format\":\"png\"}")
                .path("result")
                .path("data")
                .asString();
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, Base64.getDecoder().decode(data));
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            JsonNode message = JsonMapper.shared().readTree(text.toString());
            text.setLength(0);
            take(message);
        }
        from.request(1);
        return CompletableFuture.completedStage(null);
    }

    private void take(JsonNode message) {
        if (message.has("id")) {
            answers.remove(message.get("id").asInt()).complete(message);
            return;
        }
        String method = message.path("method").asString("");
        if (method.equals("Network.requestWillBeSent")) {
            requests.add(message.path("params").path("request").path("url").asString());
        } else if (method.equals("Log.entryAdded")
                || method.equals("Runtime.exceptionThrown")
                || method.equals("Runtime.consoleAPICalled")) {
            complaints.add(message.toString());
        }
    }

    @Override
    public void close() {
        socket.abort();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
