package dev.theeye.adapter.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.path.NodePath;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The library's puts the items themselves into a hash set, which a payload of items with the same hash keeps busy for half a
 * second. Texts are no quicker to hash, but a set that is crowded orders them.
 */
final class UniqueItems extends BaseKeywordValidator {
    private final boolean wanted;

    UniqueItems(Keyword keyword, JsonNode value, SchemaLocation location, Schema parent, SchemaContext context) {
        super(keyword, value, location, parent, context);
        this.wanted = value.booleanValue();
    }

    @Override
    public void validate(ExecutionContext execution, JsonNode value, JsonNode root, NodePath path) {
        if (!wanted || !value.isArray()) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (JsonNode item : value) {
            if (!seen.add(canonical(item))) {
                execution.addError(error().instanceNode(value)
                        .instanceLocation(path)
                        .evaluationPath(execution.getEvaluationPath())
                        .locale(execution.getExecutionConfig().getLocale())
                        .build());
                return;
            }
        }
    }

    /** The same text for what JSON Schema takes for equal: 1 and 1.0, and objects whatever the order of their members. */
    private static String canonical(JsonNode value) {
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toString();
        }
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(UniqueItems::canonical)
                    .collect(Collectors.joining(",", "[", "]"));
        }
        if (value.isObject()) {
            Map<String, String> members = new TreeMap<>();
            value.properties().forEach(member -> members.put(member.getKey(), canonical(member.getValue())));
            return members.entrySet().stream()
                    .map(member -> TextNode.valueOf(member.getKey()) + ":" + member.getValue())
                    .collect(Collectors.joining(",", "{", "}"));
        }
        return value.toString();
    }
}
