package dev.theeye.adapter.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Where schemas stand in a schema: elsewhere, as in {@code enum}, the same words are data. */
final class Keywords {
    private static final Set<String> ONE = Set.of(
            "additionalItems",
            "additionalProperties",
            "contains",
            "contentSchema",
            "else",
            "if",
            "items",
            "not",
            "propertyNames",
            "then",
            "unevaluatedItems",
            "unevaluatedProperties");

    private static final Set<String> SEVERAL = Set.of("allOf", "anyOf", "oneOf", "prefixItems", "items");

    private static final Set<String> BY_NAME =
            Set.of("$defs", "definitions", "dependencies", "dependentSchemas", "patternProperties", "properties");

    private Keywords() {}

    interface Visitor {
        /** @param pointer to it in the whole document */
        void visit(JsonNode schema, String pointer);
    }

    /** The schemas directly in {@code schema}. */
    static void visitSubschemas(JsonNode schema, String pointer, Visitor visitor) {
        schema.properties().forEach(member -> {
            String at = pointer + "/" + Flaws.escape(member.getKey());
            JsonNode value = member.getValue();
            if (value.isObject() && ONE.contains(member.getKey())) {
                visitor.visit(value, at);
            } else if (value.isArray() && SEVERAL.contains(member.getKey())) {
                for (int i = 0; i < value.size(); i++) {
                    visitor.visit(value.get(i), at + "/" + i);
                }
            } else if (value.isObject() && BY_NAME.contains(member.getKey())) {
                value.properties()
                        .forEach(named -> visitor.visit(named.getValue(), at + "/" + Flaws.escape(named.getKey())));
            }
        });
    }
}
