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
        if (schema.length() > MAX_BYTES) {
            return new Reading.Refused("", "is over " + MAX_BYTES + " bytes");
        }
        try {
            JsonNode tree = JsonText.readStrictly(schema);
            CompiledSchema compiled = Compiler.compile(tree, SchemaInspection.inspect(tree));
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
        return Suggestion.of(payloads, this);
    }
}
