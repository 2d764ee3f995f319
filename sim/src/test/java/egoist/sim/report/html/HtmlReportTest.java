package egoist.sim.report.html;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.sim.report.SampleRun;
import egoist.sim.report.results.InvalidResultsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HtmlReportTest {
    private static final Pattern SCRIPT = Pattern.compile("<script( [^>]*)?>(.*?)</script>", Pattern.DOTALL);

    @TempDir
    static Path folder;

    private static String page;

    @BeforeAll
    static void write() throws IOException {
        new SampleRun().sizes(12, 16).write(folder);
        page = Files.readString(HtmlReport.write(folder));
    }

    private static List<String> scripts(boolean code) {
        List<String> found = new ArrayList<>();
        Matcher matcher = SCRIPT.matcher(page);
        while (matcher.find()) {
            if (code == (matcher.group(1) == null)) {
                found.add(matcher.group(2));
            }
        }
        return found;
    }

    private static JsonNode data() {
        return new JsonMapper().readTree(scripts(false).get(0));
    }

    @Test
    void equalResultsGiveEqualBytes() throws IOException {
        byte[] first = Files.readAllBytes(folder.resolve("report.html"));
        Files.writeString(
                folder.resolve("manifest.json"),
                Files.readString(folder.resolve("manifest.json")).replace("1.5", "99.25"));
        assertArrayEquals(first, Files.readAllBytes(HtmlReport.write(folder)), "how long it took is no result");
    }

    @Test
    void onlyItsOwnScriptsMayRun() throws NoSuchAlgorithmException {
        List<String> scripts = scripts(true);
        assertEquals(2, scripts.size());
        for (String script : scripts) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            String hash = "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
            assertTrue(page.contains(hash), "the policy names every script");
        }
        assertTrue(page.contains("default-src 'none'"));
        assertFalse(page.contains("<script src"), "nothing is fetched");
    }

    @Test
    void namesAreNeverReadAsMarkup() {
        assertEquals("sample </script><b>&", data().path("meta").path("name").asString());
        assertFalse(
                SCRIPT.matcher(page).replaceAll("").contains("<b>"),
                "outside of the data the name stands only escaped");
        assertFalse(scripts(false).get(0).contains("<"), "and the data cannot end its element");
        assertTrue(page.contains("<title>sample &lt;/script&gt;&lt;b&gt;&amp; – Egoist</title>"));
    }

    @Test
    void tellsTheSummaryAndItsFigures() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("summary.csv"));
        assertEquals(lines.size() - 1, data().path("summary").size());
        List<String> ids = new ArrayList<>();
        data().path("figures").forEach(figure -> ids.add(figure.path("id").asString()));
        assertTrue(
                ids.containsAll(
                        List.of("cost-k", "ratio-k", "cost-n", "ratio-n", "paths", "cost-time", "rewired-time")),
                ids.toString());
        JsonNode map = data().path("maps").get(0);
        assertEquals(
                "ratio of n and k",
                map.path("value").asString() + " of " + map.path("x").asString() + " and "
                        + map.path("y").asString());
        assertEquals(
                map.path("columns").size() * map.path("rows").size(),
                map.path("series").get(0).path("z").size());
    }

    @Test
    void replayedTopologyEndsInTheFinalLinks() throws IOException {
        long finals = Files.readAllLines(folder.resolve("wirings.csv")).stream()
                .filter(line -> line.startsWith("best-response,2,0,") && line.endsWith(",16,delay"))
                .count();
        JsonNode run = null;
        for (JsonNode candidate : data().path("topologies")) {
            if (candidate.path("policy").asString().equals("best-response")
                    && candidate.path("n").asInt() == 16
                    && candidate.path("k").asInt() == 2) {
                run = candidate;
            }
        }
        String[] links = new String[16];
        for (JsonNode entry : run.path("log")) {
            links[entry.get(1).asInt()] = entry.get(7).asString();
        }
        long count = 0;
        for (String written : links) {
            count += written.split(" ").length;
        }
        assertEquals(finals, count);
    }

    @Test
    void aFolderThatHoldsNoRunIsRefused(@TempDir Path empty) {
        InvalidResultsException refusal = assertThrows(InvalidResultsException.class, () -> HtmlReport.write(empty));
        assertTrue(refusal.getMessage().contains("runs.csv"), refusal.getMessage());
    }

    @Test
    void aDamagedFileIsNamedWithLineAndColumn(@TempDir Path damaged) throws IOException {
        new SampleRun().degrees(2).seeds(2).epochs(2).sizes(6).write(damaged);
        Path runs = damaged.resolve("runs.csv");
        Files.writeString(runs, Files.readString(runs).replaceFirst("k-closest,2,", "k-closest,two,"));
        InvalidResultsException refusal = assertThrows(InvalidResultsException.class, () -> HtmlReport.write(damaged));
        assertTrue(refusal.getMessage().contains("runs.csv:4: 'two' in column 'k'"), refusal.getMessage());
    }
}
