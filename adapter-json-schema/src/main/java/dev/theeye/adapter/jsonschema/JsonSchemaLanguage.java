package dev.theeye.adapter.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.Payload;
import dev.theeye.domain.validation.SchemaLanguage;
import java.util.List;

/** JSON Schema, drafts 2020-12 (where a schema does not say otherwise) and 7, formats asserted. */
public final class JsonSchemaLanguage implements SchemaLanguage {
    private static final Payload EMPTY = new Payload(ByteString.utf8("{}"));

    @Override
    public Reading read(ByteString schema) {
        try {
            CompiledSchema compiled = compile(schema);
            if (compiled.check(EMPTY).contains(Flaws.TOO_MUCH_WORK)) {
                return new Reading.Refused(
                        "", "takes too much work even for an empty object; does it refer to itself?");
            }
            return new Reading.Understood(compiled);
        } catch (SchemaRefused refused) {
            return refused.reading();
        } catch (JsonText.Unreadable unreadable) {
            return new Reading.Refused("", String.valueOf(unreadable.getMessage()));
        }
    }

    @Override
    public ByteString suggest(List<Payload> payloads) {
        return Suggestion.of(payloads);
    }

    /** @throws SchemaRefused where it is none, or none that is safe to judge by */
    static CompiledSchema compile(ByteString schema) throws JsonText.Unreadable {
        if (schema.length() > MAX_BYTES) {
            throw new SchemaRefused("", "is over " + MAX_BYTES + " bytes");
        }
        JsonNode tree = JsonText.readSchema(schema);
        return Compiler.compile(tree, SchemaInspection.inspect(tree));
    }
}
