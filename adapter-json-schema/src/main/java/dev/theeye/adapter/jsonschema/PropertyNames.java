package dev.theeye.adapter.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.List;

/** The library's writes a message for each thing wrong with each name, and keeps them all. This tells the first of each. */
final class PropertyNames extends BaseKeywordValidator {
    private final Schema schema;

    PropertyNames(Keyword keyword, JsonNode value, SchemaLocation location, Schema parent, SchemaContext context) {
        super(keyword, value, location, parent, context);
        this.schema = context.newSchema(location, value, parent);
    }

    @Override
    public void validate(ExecutionContext execution, JsonNode value, JsonNode root, NodePath path) {
        List<Error> before = execution.getErrors();
        for (var member : value.properties()) {
            List<Error> found = new ArrayList<>();
            execution.setErrors(found);
            try {
                schema.validate(execution, TextNode.valueOf(member.getKey()), root, path);
            } finally {
                execution.setErrors(before);
            }
            if (!found.isEmpty()) {
                execution.addError(error().property(member.getKey())
                        .instanceNode(value)
                        .instanceLocation(path)
                        .evaluationPath(execution.getEvaluationPath())
                        .messageSupplier(() -> "is no name that the schema allows: "
                                + found.getFirst().getMessage())
                        .build());
            }
        }
    }

    @Override
    public void preloadSchema() {
        schema.initializeValidators();
    }
}
