package egoist.node.cli;

import egoist.node.Endpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the pages of a node. */
final class ApiClient {
    private static final int VERSION = 1;
    private static final String DATA = "data:";

    private final Endpoint endpoint;
    private final Duration timeout;
    private final HttpClient client;

    ApiClient(Endpoint endpoint, Duration timeout) {
        this.endpoint = endpoint;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + endpoint + path));
    }

    /** The document at a path. */
    JsonNode get(String path) {
        return answer(request(path).timeout(timeout).GET().build());
    }

    /** Asks for a change. */
    JsonNode post(String path, String authorization) {
        return answer(request(path)
                .timeout(timeout)
                .header("Authorization", authorization)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    private JsonNode answer(HttpRequest request) {
        try {
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            JsonNode document = JsonMapper.shared().readTree(response.body());
            if (response.statusCode() >= 400) {
                throw new CommandException(
                        ExitCodes.ERROR, document.path("error").asString(response.body()));
            }
            if (document.path("version").asInt(0) != VERSION) {
                throw new CommandException(ExitCodes.ERROR, endpoint + " speaks another version than " + VERSION);
            }
            return document;
        } catch (JacksonException e) {
            throw new CommandException(ExitCodes.ERROR, endpoint + " answers, but is no node of Egoist");
        } catch (IOException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(ExitCodes.ERROR, "interrupted");
        }
    }

    private CommandException unreachable(IOException e) {
        String why = e.getMessage() == null ? "no connection" : e.getMessage();
        return new CommandException(
                ExitCodes.UNREACHABLE,
                "no node answers at " + endpoint + " (" + why + "); is it running, and is --api right?");
    }

    /** Hands over each event as it happens, until the stream ends or the reader wants no more. */
    void follow(String path, Predicate<JsonNode> reader) {
        HttpRequest request =
                request(path).header("Accept", "text/event-stream").GET().build();
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith(DATA)
                            && !reader.test(JsonMapper.shared().readTree(line.substring(DATA.length())))) {
                        return;
                    }
                }
            }
        } catch (IOException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
