package dev.theeye.adapter.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordValidator;

/** A keyword of the library that pays for the work which it is about to do. */
record MeteredKeyword(Keyword keyword) implements Keyword {
    @Override
    public String getValue() {
        return keyword.getValue();
    }

    @Override
    public KeywordValidator newValidator(SchemaLocation location, JsonNode value, Schema parent, SchemaContext context)
            throws Exception {
        return new MeteredValidator(validator(location, value, parent, context), Work.of(keyword.getValue(), value));
    }

    /** Ours where the library's takes time or memory out of proportion to what it is given. */
    private KeywordValidator validator(SchemaLocation location, JsonNode value, Schema parent, SchemaContext context)
            throws Exception {
        if (Bound.isNamed(keyword.getValue())) {
            return new Bound(keyword, value, location, parent, context);
        }
        return switch (keyword.getValue()) {
            case "uniqueItems" -> new UniqueItems(keyword, value, location, parent, context);
            case "enum", "const" -> new Choice(keyword, value, location, parent, context);
            case "multipleOf" -> new MultipleOf(keyword, value, location, parent, context);
            case "propertyNames" -> new PropertyNames(keyword, value, location, parent, context);
            case "dependencies" -> new Dependencies(keyword, value, location, parent, context);
            default -> keyword.newValidator(location, value, parent, context);
        };
    }
}
