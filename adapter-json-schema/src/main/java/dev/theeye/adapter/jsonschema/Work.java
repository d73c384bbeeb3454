package dev.theeye.adapter.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ExecutionContext;

/**
 * What it costs to look at a keyword once, in the steps of {@link Budget}. What its subschemas cost is theirs to pay, and so
 * is what regular expressions, numbers and comparing do.
 *
 * @param fixed whatever the value
 * @param ancestor for each schema on the way to it
 */
record Work(int fixed, int ancestor) {
    /** They go through all that was noted about the value before. */
    private static final int OF_UNEVALUATED = 400;

    /** Asks each of them whether the place that it refers to lies there. */
    private static final Work OF_DYNAMIC_REF = new Work(60, 10);

    private static final int CHARACTERS_OF_A_STEP = 16;

    static Work of(String keyword, JsonNode value) {
        return switch (keyword) {
            case "dependentRequired", "dependencies" -> new Work(count(value), 0);
            case "unevaluatedItems", "unevaluatedProperties" -> new Work(OF_UNEVALUATED, 0);
            case "$dynamicRef" -> OF_DYNAMIC_REF;
            // looked for, and not gone through
            case "enum", "const" -> new Work(1, 0);
            default -> new Work(1 + value.size(), 0);
        };
    }

    int on(JsonNode value) {
        return fixed + members(value);
    }

    /** Where anything on the way asks for what is not evaluated, keywords ask all of it whether to note what they did. */
    int upTo(ExecutionContext execution) {
        boolean noted = execution.isUnevaluatedPropertiesPresent() || execution.isUnevaluatedItemsPresent();
        return (noted ? ancestor + 1 : ancestor)
                * execution.getEvaluationSchema().size();
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
