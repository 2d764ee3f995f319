package egoist.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FormatTest {
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @Test
    void theSchemaIsAJsonSchema() {
        Schema meta = registry.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertEquals(List.of(), meta.validate(Dishes.FORMAT.schemaText(), InputFormat.JSON));
        assertEquals(Dishes.FORMAT.schemaText(), Dishes.FORMAT.schemaText());
    }

    /** What an editor sees, which knows nothing but the schema's text. */
    @Test
    void theSchemaAloneJudgesMostMistakes() {
        Schema schema = registry.getSchema(Dishes.FORMAT.schemaText());
        Map<String, String> keywords = Map.of(
                "{\"name\": \"x\", \"sauce\": \"plain\"}", "[]",
                "{\"name\": \"x\", \"sauce\": {\"sauce\": \"pepper\", \"heat\": 1}}", "[]",
                "{\"name\": \"x\", \"dips\": [\"plain\", {\"sauce\": \"bought\"}]}", "[required]",
                "{\"name\": \"x\", \"sauce\": {\"sauce\": \"plain\", \"heat\": 1}}", "[additionalProperties]",
                "{\"name\": \"x\", \"guests\": \"2..8\"}", "[]",
                "{\"name\": \"x\", \"guests\": \"2..\"}", "[pattern]",
                "{\"name\": \"x\", \"guests\": 101}", "[maximum]",
                "{\"nam\": \"x\"}", "[required, additionalProperties]");
        keywords.forEach((json, expected) -> assertEquals(
                expected,
                schema.validate(json, InputFormat.JSON).stream()
                        .map(Error::getKeyword)
                        .sorted((a, b) -> b.compareTo(a))
                        .toList()
                        .toString(),
                json));
    }

    @Test
    void theTemplateHasNoMistakes() {
        String template = Template.text(Dishes.FORMAT, List.of("# a dish"), Map.of("name", "soup"));
        Section dish = new ConfigReader(Dishes.FORMAT, section -> List.of())
                .read(Source.file(Path.of("dish.yaml"), template), List.of())
                .orThrow();
        assertEquals("soup", dish.parameters().text("name"));
        assertTrue(template.startsWith("# a dish\n\n# what it is called\nname: soup\n"), template);
        assertTrue(template.lines().allMatch(line -> line.length() < 150), template);
    }

    @Test
    void theListingHasARowForEveryKeyAndEntry() {
        String listing = KeyListing.markdown(Dishes.FORMAT);
        Stream.of("`name`", "`guests`", "`sauce`", "`dips`", "`oven`", "`oven.rack`", "`plain`", "`pepper`", "`bought`")
                .forEach(row -> assertTrue(listing.contains("\n| " + row + " | "), row + "\n" + listing));
        assertTrue(listing.contains("`heat` = `0.5`: how hot (a number from 0 to 1)"), listing);
    }
}
