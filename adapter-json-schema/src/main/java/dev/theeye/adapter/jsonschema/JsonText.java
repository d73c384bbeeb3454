package dev.theeye.adapter.jsonschema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.theeye.domain.event.ByteString;
import java.io.IOException;

/** JSON as a tree, with every number exact. */
final class JsonText {
    private static final int DEEPEST = 200;

    /** In characters: more than any that is stored, and few enough to be read at once. */
    private static final int LONGEST_NUMBER = 2_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .build())
            .nodeFactory(new WholeNumbers())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final ObjectReader TREE = MAPPER.readerFor(JsonNode.class);
    private static final ObjectReader SCHEMA =
            TREE.with(new SchemaNodes()).with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

    private JsonText() {}

    static JsonNode read(ByteString json) throws Unreadable {
        return read(TREE, json);
    }

    /** A member that stands there twice is refused, too. */
    static JsonNode readSchema(ByteString json) throws Unreadable {
        return read(SCHEMA, json);
    }

    static ByteString write(JsonNode tree) {
        return ByteString.utf8(tree.toString());
    }

    private static JsonNode read(ObjectReader reader, ByteString json) throws Unreadable {
        try {
            JsonNode tree = reader.readTree(json.toByteArray());
            if (tree.isMissingNode()) {
                throw new Unreadable("is empty");
            }
            return tree;
        } catch (IOException e) {
            throw new Unreadable("is not JSON, nests deeper than " + DEEPEST + ", or names a member twice");
        }
    }

    /** Why a text is no JSON that is taken, for a person. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String reason) {
            super(reason, null, false, false);
        }
    }
}
