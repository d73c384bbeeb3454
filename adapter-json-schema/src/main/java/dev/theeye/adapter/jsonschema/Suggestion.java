package dev.theeye.adapter.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.Payload;
import dev.theeye.domain.validation.PayloadSchema;
import dev.theeye.domain.validation.SchemaLanguage;
import dev.theeye.domain.validation.SchemaLanguage.Reading;
import java.util.ArrayList;
import java.util.List;

/** A schema of what payloads have in common. */
final class Suggestion {
    private Suggestion() {}

    /** The most that can be said of them such that all satisfy it, and that is taken as a schema. */
    static ByteString of(List<Payload> payloads, SchemaLanguage language) {
        List<JsonNode> values = new ArrayList<>();
        for (Payload payload : payloads) {
            try {
                values.add(JsonText.read(payload.json()));
            } catch (JsonText.Unreadable deeperThanAnyThatIsTaken) {
                // nothing is said of it, and so the check below decides
            }
        }
        for (int depth = Likeness.DEEPEST; depth > 0; depth /= 2) {
            ByteString suggestion = schema(values, depth);
            if (holds(suggestion, payloads, language)) {
                return suggestion;
            }
        }
        return JsonText.write(schema());
    }

    private static ByteString schema(List<JsonNode> values, int depth) {
        Likeness likeness = new Likeness();
        values.forEach(value -> likeness.add(value, depth));
        ObjectNode schema = schema();
        schema.setAll(likeness.schema());
        return JsonText.write(schema);
    }

    private static ObjectNode schema() {
        return JsonNodeFactory.instance.objectNode().put("$schema", Draft.DRAFT_2020_12.uri());
    }

    private static boolean holds(ByteString suggestion, List<Payload> payloads, SchemaLanguage language) {
        return language.read(suggestion) instanceof Reading.Understood(PayloadSchema schema)
                && payloads.stream().allMatch(payload -> schema.check(payload).isEmpty());
    }
}
