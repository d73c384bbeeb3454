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
        KeywordValidator validator = keyword.getValue().equals("uniqueItems")
                ? new UniqueItems(keyword, value, location, parent, context)
                : keyword.newValidator(location, value, parent, context);
        return new MeteredValidator(validator, Work.of(keyword.getValue(), value));
    }
}
