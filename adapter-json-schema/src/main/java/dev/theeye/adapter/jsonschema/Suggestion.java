package dev.theeye.adapter.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.Payload;
import java.util.ArrayList;
import java.util.List;

/** A schema of what payloads have in common, made within a bounded time: of as many of them as there is time for. */
final class Suggestion {
    /** How many times the work of a judgement it costs to look at the payloads. */
    private static final int LOOKING = 5;

    /** How many times to see that all of them satisfy what is suggested. */
    private static final int CHECKING = 15;

    private static final int STEPS_OF_COMPILING = 1_000_000;

    private final List<JsonNode> values = new ArrayList<>();
    private int left = Budget.STEPS * CHECKING;

    private Suggestion() {}

    /** The most that can be said of the first of them such that all these satisfy it, and that is taken as a schema. */
    static ByteString of(List<Payload> payloads) {
        Suggestion suggestion = new Suggestion();
        Likeness likeness = suggestion.look(payloads);
        for (int depth = Likeness.DEEPEST; depth > 0; depth /= 2) {
            ByteString schema = schema(likeness, depth);
            if (suggestion.holds(schema)) {
                return schema;
            }
        }
        return JsonText.write(schema());
    }

    private Likeness look(List<Payload> payloads) {
        // before the budget: the first of all compiles the formats, which has one of its own
        Likeness likeness = new Likeness();
        Budget budget = Budget.renew(LOOKING);
        for (Payload payload : payloads) {
            try {
                JsonNode value = JsonText.read(payload.json());
                budget.spend(payload.json().length());
                likeness.add(value, Likeness.DEEPEST);
                values.add(value);
            } catch (JsonText.Unreadable deeperThanAnyThatIsTaken) {
                // nothing is said of it
            } catch (Budget.Exhausted enough) {
                break;
            }
        }
        return likeness;
    }

    private boolean holds(ByteString schema) {
        left -= STEPS_OF_COMPILING;
        if (left <= 0) {
            return false;
        }
        try {
            CompiledSchema compiled = JsonSchemaLanguage.compile(schema);
            Budget budget = Budget.renewTo(left);
            boolean holds = values.stream().allMatch(value -> compiled.holds(value, budget));
            left = budget.left();
            return holds;
        } catch (SchemaRefused | JsonText.Unreadable tooLarge) {
            return false;
        } catch (Budget.Exhausted tooMuch) {
            left = 0;
            return false;
        }
    }

    private static ByteString schema(Likeness likeness, int depth) {
        ObjectNode schema = schema();
        schema.setAll(likeness.schema(depth));
        return JsonText.write(schema);
    }

    private static ObjectNode schema() {
        return JsonNodeFactory.instance.objectNode().put("$schema", Draft.DRAFT_2020_12.uri());
    }
}
