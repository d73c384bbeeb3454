package dev.theeye.adapter.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;

/** Whether a schema is safe to compile and to judge by, whoever wrote it. */
final class SchemaInspection {
    private static final List<String> REFERENCES = List.of("$ref", "$dynamicRef");

    /** Each takes time and memory to be compiled. */
    private static final int MOST_SCHEMAS = 1_000;

    private final Draft draft;
    private final Resources resources;
    private int schemas;

    private SchemaInspection(Draft draft, Resources resources) {
        this.draft = draft;
        this.resources = resources;
    }

    /** @throws SchemaRefused where it is not */
    static Draft inspect(JsonNode schema) {
        if (!schema.isObject()) {
            throw new SchemaRefused("", "is not a JSON object");
        }
        SizeInspection.inspect(schema);
        Draft draft = Draft.of(schema);
        try {
            Budget.renew(Compiler.PATIENCE);
            new SchemaInspection(draft, Resources.of(schema)).inspect(schema, "", Resources.BASE);
        } catch (Budget.Exhausted tooMuch) {
            throw new SchemaRefused("", "has patterns that take too much work to be understood");
        }
        return draft;
    }

    private void inspect(JsonNode schema, String pointer, URI outer) {
        if (++schemas > MOST_SCHEMAS) {
            throw new SchemaRefused(pointer, "is one schema too many: there may be " + MOST_SCHEMAS + " in one");
        }
        URI base = Resources.base(schema, pointer, outer);
        JsonNode dialect = schema.path("$schema");
        if (dialect.isTextual()
                && Draft.named(dialect.asText()).filter(draft::equals).isEmpty()) {
            throw new SchemaRefused(pointer + "/$schema", "is not the draft of the whole schema");
        }
        for (String keyword : REFERENCES) {
            if (schema.path(keyword).isTextual()) {
                resources.mustHold(schema.path(keyword).asText(), base, pointer + "/" + keyword);
            }
        }
        if (schema.path("pattern").isTextual()) {
            inspectPattern(schema.path("pattern").asText(), pointer + "/pattern");
        }
        if (schema.path("patternProperties").isObject()) {
            schema.path("patternProperties")
                    .fieldNames()
                    .forEachRemaining(pattern ->
                            inspectPattern(pattern, pointer + "/patternProperties/" + Flaws.escape(pattern)));
        }
        Keywords.visitSubschemas(schema, pointer, (inner, at) -> inspect(inner, at, base));
    }

    private static void inspectPattern(String pattern, String pointer) {
        try {
            LinearExpressions.compile(pattern);
        } catch (LinearExpressions.Refused refused) {
            throw new SchemaRefused(pointer, refused.reason());
        }
    }
}
