package egoist.sim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.config.Checked;
import egoist.config.Code;
import egoist.protocol.parameter.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioSchemaTest {
    private static final Path COMMITTED = Path.of("../scenarios/scenario.schema.json");

    @Test
    void theCommittedSchemaIsTheGeneratedOne() throws IOException {
        String generated = ScenarioSchema.json();
        if ("write".equals(System.getProperty("egoist.golden"))) {
            Files.writeString(COMMITTED, generated);
        }
        List<String> committed = Files.readAllLines(COMMITTED);
        String news = generated
                .lines()
                .filter(line -> !committed.contains(line))
                .findFirst()
                .orElse("an order of lines");
        assertTrue(
                generated.equals(Files.readString(COMMITTED)),
                "scenarios/scenario.schema.json is out of date, first news: " + news + "; write it anew with ./mvnw"
                        + " -pl protocol,sim test -Dtest=ScenarioSchemaTest -Dsurefire.failIfNoSpecifiedTests=false"
                        + " -Degoist.golden=write");
    }

    @Test
    void theTemplateIsAScenarioOfDefaults(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("mine.yaml");
        Files.writeString(file, ScenarioSchema.template("mine", "scenario.schema.json"));
        Scenario template = new ScenarioReader().read(file, List.of()).orThrow();
        assertEquals("mine", template.name());
        Path uncommented = directory.resolve("all.yaml");
        Files.writeString(uncommented, uncomment(Files.readString(file)));
        Checked<Scenario> all = new ScenarioReader().read(uncommented, List.of());
        assertEquals(
                template.protocol().micros("ping"), all.orThrow().protocol().micros("ping"));
        assertTrue(all.orThrow().settings().stream()
                .filter(setting -> setting.path().matches("(protocol|game)\\..*"))
                .noneMatch(setting -> setting.origin().isDefault()));
    }

    /** Brings in the blocks that are commented out, as the template's heading says one may. */
    private static String uncomment(String template) {
        StringBuilder text = new StringBuilder();
        for (String line : template.lines().toList()) {
            text.append(line.replaceFirst("^( *)#(?=[a-z])", "$1")).append('\n');
        }
        return text.toString();
    }

    @Test
    void theListingNamesEveryEntryAndParameter() {
        String listing = ScenarioSchema.keys();
        for (Registry<?> registry : ScenarioRegistries.standard().all()) {
            for (Registry.Entry<?> entry : registry.entries()) {
                assertTrue(listing.contains("| `" + entry.name() + "` | "), entry.name());
                entry.parameters()
                        .forEach(parameter -> assertTrue(listing.contains("`" + parameter.name() + "` = "), listing));
            }
        }
        assertTrue(listing.contains("| `protocol.ping` | a duration from 0s to 1d | `35s` | "), listing);
    }

    @Test
    void codesAreDistinctAndExplained() {
        Set<String> ids = new HashSet<>();
        for (Code code : ScenarioCodes.all()) {
            assertTrue(ids.add(code.id()), code.id());
            assertTrue(code.id().matches("E[0-9]{3}"), code.id());
            assertTrue(code.explanation().length() > 80, code.id());
        }
        assertEquals("unknown key", ScenarioCodes.find("e010").orElseThrow().title());
        assertTrue(ScenarioCodes.find("E999").isEmpty());
    }
}
