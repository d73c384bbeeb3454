package dev.theeye.adapter.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** How large a schema is, in whatever costs work when it is compiled or judged by. */
final class SizeInspection {
    static final int MOST_VALUES = 20_000;
    static final int DEEPEST = 100;

    /** PostgreSQL and payloads have the same limit: to compute with {@code 1e1000000} takes forever. */
    private static final int MOST_DIGITS = 1_000;

    private int values;

    static void inspect(JsonNode schema) {
        new SizeInspection().inspect(schema, "", 1);
    }

    private void inspect(JsonNode value, String pointer, int depth) {
        if (++values > MOST_VALUES) {
            throw new SchemaRefused(pointer, "is one value too many: a schema holds at most " + MOST_VALUES);
        }
        if (depth > DEEPEST) {
            throw new SchemaRefused(pointer, "lies too deep: a schema nests at most " + DEEPEST + " levels");
        }
        if (value.isNumber()) {
            inspectNumber(value.decimalValue(), pointer);
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                inspect(value.get(i), pointer + "/" + i, depth + 1);
            }
        } else if (value.isObject()) {
            value.properties()
                    .forEach(member ->
                            inspect(member.getValue(), pointer + "/" + Flaws.escape(member.getKey()), depth + 1));
        }
    }

    private static void inspectNumber(BigDecimal number, String pointer) {
        if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw new SchemaRefused(pointer, "is a number of more than " + MOST_DIGITS + " digits");
        }
    }
}
