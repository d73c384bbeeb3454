package dev.theeye.adapter.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.path.NodePath;
import java.util.HashSet;
import java.util.Set;

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
        Budget.current().spend(CanonicalText.steps(value));
        Set<String> seen = new HashSet<>();
        for (JsonNode item : value) {
            if (!seen.add(CanonicalText.of(item))) {
                execution.addError(error().instanceNode(value)
                        .instanceLocation(path)
                        .evaluationPath(execution.getEvaluationPath())
                        .locale(execution.getExecutionConfig().getLocale())
                        .build());
                return;
            }
        }
    }
}
