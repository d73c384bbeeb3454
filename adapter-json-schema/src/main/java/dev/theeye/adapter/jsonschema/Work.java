package dev.theeye.adapter.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What it costs to look at a keyword once, in the steps of {@link Budget}. What its subschemas cost is theirs to pay, and so
 * is what regular expressions do.
 *
 * @param fixed whatever the value
 * @param whole whether all of the value is looked at, and not only its members
 */
record Work(int fixed, boolean whole) {
    /** They go through all that was noted about the value before. */
    private static final int OF_UNEVALUATED = 400;

    private static final int CHARACTERS_OF_A_STEP = 16;

    static Work of(String keyword, JsonNode value) {
        return switch (keyword) {
            case "enum", "uniqueItems" -> new Work(1, true);
            case "const" -> new Work(count(value), true);
            case "dependentRequired", "dependencies" -> new Work(count(value), false);
            case "unevaluatedItems", "unevaluatedProperties" -> new Work(OF_UNEVALUATED, false);
            default -> new Work(1 + value.size(), false);
        };
    }

    int on(JsonNode value) {
        return fixed + (whole ? count(value) : members(value));
    }

    private static int members(JsonNode value) {
        return value.isTextual() ? value.textValue().length() / CHARACTERS_OF_A_STEP : value.size();
    }

    private static int count(JsonNode value) {
        int count = 1 + members(value);
        for (JsonNode inner : value) {
            count += count(inner);
        }
        return count;
    }
}
