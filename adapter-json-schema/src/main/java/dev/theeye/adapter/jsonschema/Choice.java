package dev.theeye.adapter.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.path.NodePath;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code enum} and {@code const}. The library's writes out every number, and its hash set knows {@code 1} from {@code 1.0}
 * where it stands deeper.
 */
final class Choice extends BaseKeywordValidator {
    private final Set<String> choices = new HashSet<>();
    private final EnumSet<JsonNodeType> types = EnumSet.noneOf(JsonNodeType.class);
    private final String told;

    Choice(Keyword keyword, JsonNode value, SchemaLocation location, Schema parent, SchemaContext context) {
        super(keyword, value, location, parent, context);
        Iterable<JsonNode> all = keyword.getValue().equals("const") ? List.of(value) : value;
        for (JsonNode choice : all) {
            choices.add(CanonicalText.of(choice));
            types.add(choice.getNodeType());
        }
        this.told = ShortText.of(value);
    }

    @Override
    public void validate(ExecutionContext execution, JsonNode value, JsonNode root, NodePath path) {
        if (!isChoice(value)) {
            execution.addError(error().instanceNode(value)
                    .instanceLocation(path)
                    .evaluationPath(execution.getEvaluationPath())
                    .locale(execution.getExecutionConfig().getLocale())
                    .arguments(told)
                    .build());
        }
    }

    private boolean isChoice(JsonNode value) {
        if (!types.contains(value.getNodeType())) {
            return false;
        }
        Budget.current().spend(CanonicalText.steps(value));
        return choices.contains(CanonicalText.of(value));
    }
}
