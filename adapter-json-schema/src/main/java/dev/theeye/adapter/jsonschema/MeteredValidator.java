package dev.theeye.adapter.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;

/** One keyword in one schema, metered. */
record MeteredValidator(KeywordValidator validator, Work work) implements KeywordValidator {
    @Override
    public void validate(ExecutionContext execution, JsonNode value, JsonNode root, NodePath path) {
        Budget.current().spend(work.on(value) + work.upTo(execution));
        validator.validate(execution, value, root, path);
    }

    @Override
    public void walk(ExecutionContext execution, JsonNode value, JsonNode root, NodePath path, boolean shouldValidate) {
        validator.walk(execution, value, root, path, shouldValidate);
    }

    @Override
    public void preloadSchema() {
        validator.preloadSchema();
    }

    @Override
    public String getKeyword() {
        return validator.getKeyword();
    }

    @Override
    public SchemaLocation getSchemaLocation() {
        return validator.getSchemaLocation();
    }
}
