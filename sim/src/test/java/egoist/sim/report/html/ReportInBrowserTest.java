package egoist.sim.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import egoist.sim.cli.SimCli;
import egoist.sim.report.SampleRun;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The report as a browser shows it; skipped where Debian's {@code chromium} and {@code chromium-driver} are not installed. */
class ReportInBrowserTest {
    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    @TempDir
    static Path folder;

    private static ChromeDriver browser;
    private static String page;
    private static String sweepPage;

    /** Eight points on two axes. */
    private static final String SWEEP = """
            peers: 14
            k: 2..3
            policies: [k-random, {policy: epsilon-best-response, epsilon: 0.1, as: BR}, full-mesh]
            seeds: 2
            sweep:
              game.epochs: [2, 3, 4, 10]
              eps: {key: "policies[1].epsilon", values: [0, 0.5]}
            network: {latency: euclidean}
            """;

    @BeforeAll
    static void open() throws IOException {
        assumeTrue(
                Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER),
                "chromium and chromium-driver are not installed");
        new SampleRun().sizes(16).degrees(2, 3, 4).seeds(3).write(folder);
        page = HtmlReport.write(folder).toUri().toString();
        Path swept = folder.resolve("sweep");
        Path scenario = Files.writeString(folder.resolve("sweep.yaml"), SWEEP);
        StringWriter told = new StringWriter();
        int code = SimCli.commandLine()
                .setOut(new PrintWriter(told))
                .setErr(new PrintWriter(told))
                .execute("run", scenario.toString(), "--out", swept.toString());
        assertEquals(0, code, told.toString());
        sweepPage = swept.resolve(HtmlReport.FILE).toUri().toString();
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER.toFile());
        options.addArguments(
                "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1280,900");
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .build(),
                options);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    private static void load(String scheme, int width) {
        load(page, scheme, width);
    }

    private static void load(String url, String scheme, int width) {
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
        browser.get(url);
        browser.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
        browser.executeAsyncScript("""
                const done = arguments[0];
                const wait = () => document.documentElement.dataset.ready ? done() : setTimeout(wait, 20);
                wait();
                """);
    }

    private static Object run(String script) {
        return browser.executeScript(script);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void asksNobodyAndComplainsOfNothing(String scheme) {
        load(scheme, 1280);
        assertEquals(List.of(), browser.manage().logs().get("browser").getAll(), "console messages");
        assertEquals(0L, run("return performance.getEntriesByType('resource').length"), "requests beside the page");
        assertEquals(scheme, run("return document.documentElement.dataset.paper"));
    }

    /** Each policy's curve and band are where the numbers say, in the colours of the policy: sampled from the picture. */
    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void curvesAndBandsAreWhereTheNumbersAre(String scheme) throws IOException {
        load(scheme, 1280);
        WebElement plot = browser.findElement(By.id("plot-cost-k"));
        run("document.getElementById('figure-cost-k').scrollIntoView()");
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(plot.getScreenshotAs(OutputType.BYTES)));
        Color paper = new Color(picture.getRGB(2, 200));
        int bands = 0;
        for (Object each : (List<?>) run("return slots.find(s => s.id === 'cost-k').figure.series.map((s, i) => {"
                + " const chart = slots.find(s => s.id === 'cost-k').chart, px = y => chart.convertToPixel({gridIndex: 0}, [3, y]);"
                + " const j = s.x.indexOf(3);"
                + " return [policyOf(s.name).color, ...px(s.y[j]), px(s.y[j] + s.half[j])[1], s.name]; })")) {
            List<?> point = (List<?>) each;
            Color color = Color.decode((String) point.get(0));
            int x = ((Number) point.get(1)).intValue();
            int middle = ((Number) point.get(2)).intValue();
            int top = ((Number) point.get(3)).intValue();
            assertTrue(near(picture, x, middle, 3, color), point + " has no curve in its colour");
            if (middle - top >= 14) {
                bands++;
                Color blend = blend(color, paper, 0.22);
                int half = middle - top;
                boolean found = false;
                for (int y = middle - half + 2; y <= middle + half - 2; y++) {
                    found |= near(picture, x + 6, y, 0, blend);
                }
                assertTrue(found, point + " has no band in its colour, not overlapped by others");
            }
        }
        assertTrue(bands > 0, "at least one interval is wide enough to look at");
    }

    private static Color blend(Color over, Color under, double opacity) {
        return new Color(
                mix(over.getRed(), under.getRed(), opacity),
                mix(over.getGreen(), under.getGreen(), opacity),
                mix(over.getBlue(), under.getBlue(), opacity));
    }

    private static int mix(int over, int under, double opacity) {
        return (int) Math.round(over * opacity + under * (1 - opacity));
    }

    private static boolean near(BufferedImage picture, int x, int y, int reach, Color wanted) {
        for (int i = Math.max(0, x - reach); i <= Math.min(picture.getWidth() - 1, x + reach); i++) {
            for (int j = Math.max(0, y - reach); j <= Math.min(picture.getHeight() - 1, y + reach); j++) {
                Color found = new Color(picture.getRGB(i, j));
                int distance = Math.abs(found.getRed() - wanted.getRed())
                        + Math.abs(found.getGreen() - wanted.getGreen())
                        + Math.abs(found.getBlue() - wanted.getBlue());
                if (distance <= 12) {
                    return true;
                }
            }
        }
        return false;
    }

    /** How many there are once there are any: a table is filled a moment after it was opened. */
    private static int rows(String selector) {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (browser.findElements(By.cssSelector(selector)).isEmpty() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        return browser.findElements(By.cssSelector(selector)).size();
    }

    @Test
    void theKeyboardGoesThroughTheEpochs() {
        load("light", 1280);
        String before = browser.findElement(By.id("epoch-text")).getText();
        browser.findElement(By.id("epoch")).sendKeys(Keys.HOME);
        assertEquals(
                "Epoch 0", browser.findElement(By.id("epoch-text")).getText().substring(0, 7));
        browser.findElement(By.id("epoch")).sendKeys(Keys.ARROW_RIGHT);
        assertNotEquals(before, browser.findElement(By.id("epoch-text")).getText());
        browser.findElement(By.cssSelector("#rewired summary")).sendKeys(Keys.ENTER);
        assertTrue(rows("#rewired tbody tr") > 0, "who rewired is told in a table");
    }

    @Test
    void aTableStandsBehindEachPlot() {
        load("light", 1280);
        browser.findElement(By.cssSelector("#figure-cost-k summary")).sendKeys(Keys.ENTER);
        assertEquals(3, rows("#figure-cost-k tbody tr"), "one row per k");
        assertEquals(0L, run("return slots.filter(s => s.figure && !s.element.querySelector('details')).length"));
        assertEquals(0L, run("return document.querySelectorAll('[role=img]:not([aria-label])').length"));
    }

    @Test
    void anotherKShowsOtherFigures() {
        load("light", 1280);
        browser.findElement(By.cssSelector("#choices select")).sendKeys("4");
        assertTrue(browser.findElement(By.cssSelector("#figure-paths h3"))
                .getText()
                .contains("k = 4"));
        assertTrue(browser.findElement(By.id("headline")).getText().contains("4 links"));
    }

    @Test
    void everyAxisOfASweepHasItsChoiceAndEveryPointItsFigures() {
        load(sweepPage, "light", 1280);
        assertEquals(
                List.of("game.epochs", "eps", "Links k"),
                run(
                        "return [...document.querySelectorAll('#choices label')].map(l => l.firstChild.textContent.trim())"));
        browser.findElement(By.cssSelector("#choices select")).sendKeys("10");
        assertEquals("game.epochs = 10, eps = 0", run("return chosen.point"));
        browser.findElements(By.cssSelector("#choices select")).get(1).sendKeys("0.5");
        assertEquals("game.epochs = 10, eps = 0.5", run("return chosen.point"));
        assertEquals("game.epochs = 10, eps = 0.5", run("return slots.find(s => s.id === 'cost-k').figure.point"));
        assertEquals(
                "game.epochs = 10, eps = 0.5", run("return slots.find(s => s.id === 'rewired-time').figure.point"));
        assertEquals(List.of(), browser.manage().logs().get("browser").getAll(), "console messages");
    }

    /** The map over two axes has the summary's numbers, in the colours of its scale: sampled from the picture. */
    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void theMapOverTwoAxesShowsTheSummary(String scheme) throws IOException {
        load(sweepPage, scheme, 1280);
        WebElement plot = browser.findElement(By.id("plot-sweep"));
        run("document.getElementById('figure-sweep').scrollIntoView()");
        run("[...document.querySelectorAll('#figure-sweep select')].at(-1).selectedIndex = 1;"
                + "[...document.querySelectorAll('#figure-sweep select')].at(-1).dispatchEvent(new Event('change'))");
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(plot.getScreenshotAs(OutputType.BYTES)));
        List<?> fields = (List<?>) run("""
                const slot = sweepMap.slot, figure = slot.figure, series = figure.series.find(s => s.name === slot.shown);
                const all = figure.series.flatMap(s => s.z), low = Math.min(...all), high = Math.max(...all);
                const scale = slot.chart.getOption().visualMap[0].inRange.color;
                return series.x.map((x, i) => {
                  const row = data.summary.find(r => r.policy === slot.shown && r.k === chosen.k && r.at['game.epochs'] === figure.columns[x]
                    && r.at.eps === figure.rows[series.y[i]]);
                  const [left, top] = slot.chart.convertToPixel({ seriesIndex: 0 }, [x, series.y[i]]);
                  return [slot.shown, row.ratio === series.z[i], left - 30, top, echarts.color.lerp((series.z[i] - low) / (high - low), scale)];
                });
                """);
        assertEquals(8, fields.size(), fields.toString());
        for (Object each : fields) {
            List<?> field = (List<?>) each;
            assertEquals("BR", field.get(0), "the policy picked");
            assertEquals(true, field.get(1), field + " differs from the summary");
            String[] rgb = ((String) field.get(4)).replaceAll("[^0-9,.]", "").split(",");
            Color wanted = new Color(part(rgb[0]), part(rgb[1]), part(rgb[2]));
            int x = ((Number) field.get(2)).intValue();
            int y = ((Number) field.get(3)).intValue();
            assertTrue(near(picture, x, y, 0, wanted), field + " is not drawn in its colour");
        }
    }

    private static int part(String number) {
        return (int) Math.round(Double.parseDouble(number));
    }

    @Test
    void narrowScreensNeedNoScrollingAside() {
        load("light", 390);
        assertEquals(390L, run("return document.documentElement.scrollWidth"));
    }

    @Test
    void everyLinkIsDrawnInEveryEpoch() {
        load("light", 1280);
        assertEquals(List.of(), run("""
                const wrong = [];
                for (let epoch = 0; epoch <= topology.last; epoch++) {
                  topology.go(epoch);
                  const drawn = topology.segments('kept').length + topology.segments('fresh').length;
                  const links = [...topology.links.values()].reduce((sum, list) => sum + list.length, 0);
                  if (drawn !== links || links !== topology.run.n * topology.run.k) wrong.push([epoch, drawn, links]);
                }
                return wrong;
                """));
    }

    @Test
    void ofManyLinksThoseOfSomePeersAreDrawn() {
        load("light", 1280);
        assertEquals(List.of(true, true, true, true, true), run("""
                const drawn = () => topology.segments('kept').concat(topology.segments('fresh'));
                topology.share = () => 0.5;
                topology.go(topology.last);
                const some = drawn(), all = topology.run.n * topology.run.k, told = document.getElementById('epoch-text').textContent;
                const left = [...Array(topology.run.n).keys()].find(peer => !topology.isDrawn(peer));
                topology.hover(left);
                const hovered = topology.focus().length;
                topology.pin(left);
                const pinned = drawn().filter(line => line.from === left).length;
                topology.all = true;
                topology.go(topology.last);
                return [some.length > 0 && some.length < all, told.includes('Drawn are the ' + some.length + ' links'),
                  hovered === topology.run.k, pinned === topology.run.k, drawn().length === all];
                """));
    }

    @Test
    void printedEverythingTakesTheWidthOfThePaper() {
        load("dark", 1280);
        run("dispatchEvent(new Event('beforeprint'))");
        assertEquals("light", run("return document.documentElement.dataset.paper"));
        assertEquals(
                List.of(),
                run("return [...document.querySelectorAll('.plot svg, #map svg')].map(e => e.getBoundingClientRect())"
                        + ".filter(box => box.width && (box.right > 981 || box.width > 682)).map(box => box.right)"));
        assertEquals(1L, run("return document.querySelectorAll('#map svg').length"), "what was painted is not printed");
        run("dispatchEvent(new Event('afterprint'))");
        assertEquals("dark", run("return document.documentElement.dataset.paper"));
        assertTrue((Boolean) run("return document.getElementById('map').clientWidth > 1000"));
    }
}
