package egoist.sim.report.html;

import egoist.sim.report.results.ResultFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes {@code report.html} from the files of a run: data, drawing library, style and scripts in one file. Its content
 * security policy names the scripts by their hashes and allows no request at all, so the page works without a network and
 * cannot tell anyone that it is read. Equal results give equal bytes.
 */
public final class HtmlReport {
    /** The file's name in the folder of a run. */
    public static final String FILE = "report.html";

    private static final String LIBRARY = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";
    private static final String[] SCRIPTS = {"paper.js", "figures.js", "topology.js", "sweep.js", "page.js"};
    private static final Pattern PLACE = Pattern.compile("@([a-z]+)@");

    private HtmlReport() {}

    /**
     * Writes the report of the run in a folder, into that folder.
     *
     * @return the file written
     * @throws egoist.sim.report.results.InvalidResultsException if the folder holds no run or its files are not as they should be
     * @throws IOException if the report cannot be written
     */
    public static Path write(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        Files.writeString(file, of(ResultFolder.open(directory)), StandardCharsets.UTF_8);
        return file;
    }

    /** The page. */
    static String of(ResultFolder folder) {
        String library = resource(LIBRARY);
        StringBuilder script = new StringBuilder();
        for (String name : SCRIPTS) {
            script.append(resource(name));
        }
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("title", markup(folder.name()) + " – Egoist");
        parts.put("style", resource("report.css"));
        parts.put(
                "data",
                new JsonMapper().writeValueAsString(ReportData.of(folder)).replace("<", "\\u003c"));
        parts.put("library", insideScript(library));
        parts.put("script", insideScript(script.toString()));
        parts.put(
                "policy",
                "default-src 'none'; script-src " + hash(parts.get("library")) + " " + hash(parts.get("script"))
                        + "; style-src 'unsafe-inline'; img-src data: blob:");
        Matcher matcher = PLACE.matcher(resource("report.html"));
        StringBuilder page = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(
                    page, Matcher.quoteReplacement(parts.getOrDefault(matcher.group(1), matcher.group())));
        }
        return matcher.appendTail(page).toString();
    }

    /** Keeps a text from ending the script element it stands in; {@code <\/} means the same in JSON and in script strings. */
    private static String insideScript(String text) {
        return text.replace("</", "<\\/").replace("<!--", "<\\u0021--");
    }

    private static String markup(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A text that ships with the program, by its path or its name in this package; line ends as in its source. */
    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its part " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new IllegalStateException("cannot read a part of the program: " + name, e);
        }
    }
}
