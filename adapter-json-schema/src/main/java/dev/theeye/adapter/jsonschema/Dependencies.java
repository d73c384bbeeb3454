package dev.theeye.adapter.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.MessageSourceError;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.AbstractKeywordValidator;
import com.networknt.schema.keyword.DependentRequired;
import com.networknt.schema.keyword.DependentSchemas;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.path.NodePath;

/**
 * {@code dependencies} of draft 7 as what the next draft made of it. The library's own writes all of them into the message of
 * each error.
 */
final class Dependencies extends AbstractKeywordValidator {
    private final DependentRequired required;
    private final DependentSchemas schemas;

    Dependencies(Keyword keyword, JsonNode value, SchemaLocation location, Schema parent, SchemaContext context) {
        super(keyword, value, location);
        this.required = new Required(part(value, true), location, parent, context);
        this.schemas = new DependentSchemas(location, part(value, false), parent, context);
    }

    private static ObjectNode part(JsonNode value, boolean arrays) {
        ObjectNode part = JsonNodeFactory.instance.objectNode();
        value.properties().stream()
                .filter(member -> member.getValue().isArray() == arrays)
                .forEach(member -> part.set(member.getKey(), member.getValue()));
        return part;
    }

    @Override
    public void validate(ExecutionContext execution, JsonNode value, JsonNode root, NodePath path) {
        required.validate(execution, value, root, path);
        schemas.validate(execution, value, root, path);
    }

    @Override
    public void preloadSchema() {
        schemas.preloadSchema();
    }

    private static final class Required extends DependentRequired {
        Required(JsonNode value, SchemaLocation location, Schema parent, SchemaContext context) {
            super(location, value, parent, context);
        }

        @Override
        protected MessageSourceError.Builder error() {
            return super.error().keyword("dependencies");
        }
    }
}
