package egoist.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.parameter.Parameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {
    private final ConfigReader reader = new ConfigReader(Dishes.FORMAT, section -> List.of());

    private Checked<Section> read(String text, String... overrides) {
        return reader.read(Source.file(Path.of("dish.yaml"), text), List.of(overrides));
    }

    private String mistakes(String text, String... overrides) {
        return read(text, overrides).problems().stream()
                .map(problem -> problem.origin().text() + " " + problem.code().id() + " " + problem.path())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void fillsInDefaults() {
        Section dish = read("name: soup").orThrow();
        assertEquals(List.of(4), dish.sweep("guests"));
        assertEquals(new Selection("plain", "plain", Map.of()), dish.selection("sauce"));
        assertEquals(List.of(new Selection("plain", "plain", Map.of())), dish.selections("dips"));
        Parameters oven = dish.section("oven").parameters();
        assertEquals(180, oven.integer("degrees"));
        assertEquals(1_800_000_000L, oven.micros("time"));
        assertEquals("soup", dish.parameters().text("name"));
        assertTrue(dish.origin("sauce").isDefault());
    }

    @Test
    void readsEveryShape() {
        Section dish = read("""
                name: "12"
                guests: 2..8 step 3
                sauce: {sauce: pepper, heat: 1, as: "hot, hot"}
                dips: [plain, {sauce: bought, brand: x}]
                oven: {degrees: 0x64, fan: true, rack: top}
                """).orThrow();
        assertEquals(List.of(2, 5, 8), dish.sweep("guests"));
        Selection sauce = dish.selection("sauce");
        assertEquals(new Selection("pepper", "hot, hot", Map.of("heat", 1L)), sauce);
        assertEquals("pepper 1.0", sauce.create(Dishes.SAUCES));
        assertEquals("bought x", dish.selections("dips").get(1).create(Dishes.SAUCES));
        assertEquals(100, dish.section("oven").parameters().integer("degrees"));
        assertTrue(dish.section("oven").parameters().flag("fan"));
    }

    @Test
    void tellsAllMistakesInTheOrderOfTheFile() {
        assertEquals("""
                dish.yaml:1:1 E010 nam
                dish.yaml:1:1 E011 name
                dish.yaml:2:9 E014 guests
                dish.yaml:3:30 E014 sauce.heat
                dish.yaml:3:33 E010 sauce.brand
                dish.yaml:4:8 E013 dips[0]
                dish.yaml:6:12 E012 oven.degrees
                dish.yaml:7:9 E015 oven.time
                dish.yaml:8:9 E013 oven.rack
                dish.yaml:9:8 E012 oven.fan""", mistakes("""
                        nam: soup
                        guests: 1
                        sauce: {sauce: pepper, heat: 2, brand: x}
                        dips: [plane]
                        oven:
                          degrees: many
                          time: 30
                          rack: tip
                          fan: yes
                        """));
    }

    @Test
    void aBareNameMustNotLackParameters() {
        assertEquals("dish.yaml:2:8 E011 sauce", mistakes("name: x\nsauce: bought"));
    }

    @Test
    void asksTheFactoryWhetherSettingsGoTogether() {
        Checked<Section> dish = read("name: x\nsauce: {sauce: pepper, heat: 0.9, smoke: 0.9}");
        assertEquals(
                "sauce 'pepper': heat and smoke together may not exceed 1.5",
                dish.problems().get(0).message());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "guests=7 | guests | 7",
                "oven.degrees=200 | oven.degrees | 200",
                "sauce=pepper | sauce.sauce | pepper",
                "dips[1].brand=y | dips[1].brand | y",
                "dips.1.brand=y | dips[1].brand | y",
                "guests=[3, 5] | guests | [3, 5]",
                "name='a=b' | name | a=b"
            })
    void overridesAnyKey(String override, String path, String value) {
        Section dish = read("name: x\ndips: [plain, {sauce: bought, brand: x}]", override)
                .orThrow();
        Setting setting = dish.settings().stream()
                .filter(s -> s.path().equals(path))
                .findFirst()
                .orElseThrow();
        assertEquals(value, setting.value());
        assertEquals("--set", setting.origin().text());
    }

    @Test
    void flagsAndVariablesGoOverTheFileAndKeepTheirPlace() {
        List<GivenSetting> over = List.of(
                GivenSetting.environment("COOK_OVEN_DEGREES", "oven.degrees", "210"),
                GivenSetting.environment("COOK_NAME", "name", "12: # [stew"),
                GivenSetting.flag("--oven.degrees", "oven.degrees", "220"));
        Section dish = reader.readGiven(over).orThrow();
        assertEquals(220, dish.section("oven").parameters().integer("degrees"));
        assertEquals("--oven.degrees", dish.section("oven").origin("degrees").text());
        assertEquals("12: # [stew", dish.parameters().text("name"), "text is taken as it stands");
        assertEquals("$COOK_NAME", dish.origin("name").text());
    }

    @Test
    void tellsMistakesOfFlagsAndVariablesWhereTheyWereMade() {
        List<GivenSetting> over = List.of(
                GivenSetting.flag("--name", "name", "x"),
                GivenSetting.environment("COOK_OVEN_DEGREES", "oven.degrees", "hot"),
                GivenSetting.environment("COOK_OVEN_RACK", "oven.rack", "tip"));
        String told = InvalidConfigException.text(reader.readGiven(over).problems());
        assertTrue(told.contains("$COOK_OVEN_DEGREES: E012 oven.degrees"), told);
        assertTrue(told.contains("$COOK_OVEN_RACK | tip"), told);
        assertTrue(told.contains("2 mistakes"), told);
    }

    @Test
    void overridesOpenABareName() {
        Section dish = read("name: x\nsauce: pepper", "sauce.heat=0.25").orThrow();
        assertEquals(Map.of("heat", 0.25), dish.selection("sauce").values());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense | --set E020 ''",
                "=5 | --set E020 ''",
                "a..b=5 | --set E020 ''",
                "oven.=5 | --set E020 ''",
                "dips[4]=plain | --set E020 dips[4]",
                "name.first=5 | --set E020 name",
                "oven.degres=200 | --set E010 oven.degres",
                "oven.degrees=999 | --set E014 oven.degrees",
                "guests= | --set E012 guests",
                "guests=[3 | --set E005 ''"
            })
    void checksOverridesLikeTheFile(String override, String expected) {
        assertEquals(
                expected.replace(" ''", " "), mistakes("name: x\ndips: [plain, {sauce: bought, brand: x}]", override));
    }

    @Test
    void resolvesFilesAgainstTheirSource(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("m.txt"), "");
        Path file = Files.writeString(directory.resolve("dish.yaml"), "name: x\noven: {manual: m.txt}");
        Section dish = reader.read(file, List.of()).orThrow();
        assertEquals(
                directory.resolve("m.txt").toString(),
                dish.section("oven").parameters().file("manual"));
        Checked<Section> override = reader.read(file, List.of("oven.manual=m.txt"));
        assertEquals(
                List.of("looked for " + Path.of("m.txt").toAbsolutePath()),
                override.problems().get(0).help());
    }

    @Test
    void readsWindowsLineEndsAndAByteOrderMark() {
        Section dish = read("\uFEFFname: soup\r\noven:\r\n  degrees: 200\r\n").orThrow();
        assertEquals("soup", dish.parameters().text("name"));
        assertEquals(3, dish.section("oven").origin("degrees").line());
    }

    @Test
    void overridesAreToldInTheirOrder() {
        assertEquals(
                List.of("--set E014 oven.degrees", "--set E010 a"),
                mistakes("name: x", "oven.degrees=1", "a=1").lines().toList());
    }

    @Test
    void refusesAnAliasBombFast() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            String before = "*a" + (i - 1);
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", List.of(before, before, before, before))));
        }
        assertTrue(mistakes(bomb.toString()).endsWith("E007 "));
        assertEquals("dish.yaml:1:11 E008 name[0]", mistakes("name: &a [*a]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{", "- ", "? ", "a: {b: "})
    void refusesDeepNestingWithoutExhaustingTheStack(String opening) {
        List<Problem> problems = read(opening.repeat(100_000)).problems();
        assertEquals(1, problems.size());
        assertTrue(
                List.of("E005", "E007", "E008").contains(problems.get(0).code().id()), problems.toString());
    }

    @Test
    void readsGarbageWithoutFailing() throws IOException {
        String alphabet = "ab:  \n\n-[]{},\"'&*!|>%@`#?0.9~\t\u00e9\u2028";
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "name: x\n" : "");
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                read(text.toString(), text.toString()).problems().forEach(Problem::text);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + text, e);
            }
        }
    }

    @Test
    void mutatedFilesNeverFail() {
        byte[] good = """
                name: "12"
                guests: 2..8 step 3
                sauce: {sauce: pepper, heat: 1, as: "hot, hot"}
                dips: [plain, {sauce: bought, brand: x}]
                oven: {degrees: 0x64, fan: true, rack: top, time: 5m, manual: x}
                """.getBytes(StandardCharsets.UTF_8);
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = good.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = good[random.nextInt(good.length)];
            }
            String text = new String(bytes, StandardCharsets.UTF_8);
            try {
                Checked<Section> dish = read(text);
                if (dish.ok()) {
                    readEverything(dish.orThrow());
                }
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + text, e);
            }
        }
    }

    /** What passed the checks can be read. */
    private static void readEverything(Section dish) {
        dish.settings();
        dish.parameters();
        dish.sweep("guests");
        dish.selection("sauce").create(Dishes.SAUCES);
        dish.selections("dips").forEach(dip -> dip.create(Dishes.SAUCES));
        dish.section("oven").parameters().micros("time");
    }

    @Test
    void nearestNameAllowsAThirdOfTheLetters() {
        assertEquals(
                "policies", Nearest.of("polcies", List.of("peers", "policies")).orElseThrow());
        assertFalse(Nearest.of("seeds", List.of("peers")).isPresent());
    }
}
