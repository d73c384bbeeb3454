package dev.theeye.adapter.jsonschema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.Payload;
import dev.theeye.domain.validation.PayloadSchema;
import dev.theeye.domain.validation.SchemaLanguage.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases of our own, in the form of the official test suite of JSON Schema, for every keyword that is claimed. */
class KeywordsOfBothDraftsTest {
    private static final JsonSchemaLanguage LANGUAGE = new JsonSchemaLanguage();

    /** Those that judge; the others describe. */
    private static final Set<String> OF_BOTH = Set.of(
            "$id",
            "$ref",
            "additionalProperties",
            "allOf",
            "anyOf",
            "const",
            "contains",
            "else",
            "enum",
            "exclusiveMaximum",
            "exclusiveMinimum",
            "format",
            "if",
            "items",
            "maxItems",
            "maxLength",
            "maxProperties",
            "maximum",
            "minItems",
            "minLength",
            "minProperties",
            "minimum",
            "multipleOf",
            "not",
            "oneOf",
            "pattern",
            "patternProperties",
            "properties",
            "propertyNames",
            "required",
            "then",
            "type",
            "uniqueItems");

    private static final Set<String> OF_2020_12 = Set.of(
            "$anchor",
            "$defs",
            "$dynamicAnchor",
            "$dynamicRef",
            "dependentRequired",
            "dependentSchemas",
            "maxContains",
            "minContains",
            "prefixItems",
            "unevaluatedItems",
            "unevaluatedProperties");

    private static final Set<String> OF_7 = Set.of("additionalItems", "definitions", "dependencies");

    @TestFactory
    Stream<DynamicTest> draft_2020_12() {
        return tests("draft2020-12");
    }

    @TestFactory
    Stream<DynamicTest> draft_7() {
        return tests("draft7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft2020-12", "draft7"})
    void every_keyword_that_is_claimed_is_shown(String draft) {
        Set<String> shown = new TreeSet<>();
        cases(draft).forEach(each -> each.get("keywords").forEach(keyword -> shown.add(keyword.asText())));

        Set<String> claimed = new TreeSet<>(OF_BOTH);
        claimed.addAll(draft.equals("draft7") ? OF_7 : OF_2020_12);
        assertThat(shown).isEqualTo(claimed);
    }

    private static Stream<DynamicTest> tests(String draft) {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode each : cases(draft)) {
            PayloadSchema schema = understood(each.get("schema"));
            for (JsonNode test : each.get("tests")) {
                String data = test.get("data").toString();
                boolean valid = test.get("valid").booleanValue();
                String name = each.get("description").asText() + ": " + data.substring(0, Math.min(data.length(), 60))
                        + (valid ? " passes" : " fails");
                tests.add(DynamicTest.dynamicTest(
                        name,
                        () -> assertThat(schema.check(new Payload(ByteString.utf8(data)))
                                        .isEmpty())
                                .isEqualTo(valid)));
            }
        }
        return tests.stream();
    }

    private static PayloadSchema understood(JsonNode schema) {
        return switch (LANGUAGE.read(ByteString.utf8(schema.toString()))) {
            case Reading.Understood(PayloadSchema understood) -> understood;
            case Reading.Refused refused -> throw new AssertionError(schema + " " + refused);
        };
    }

    private static JsonNode cases(String draft) {
        try (InputStream file = Objects.requireNonNull(
                KeywordsOfBothDraftsTest.class.getResourceAsStream("/suite/" + draft + ".json"))) {
            return new ObjectMapper()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true))
                    .readTree(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
