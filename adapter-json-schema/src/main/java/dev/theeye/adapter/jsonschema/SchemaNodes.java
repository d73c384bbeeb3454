package dev.theeye.adapter.jsonschema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Schemas, which the library writes into its messages whole, each time: here they have a short text. */
final class SchemaNodes extends WholeNumbers {
    private static final long serialVersionUID = 1;

    @Override
    public ObjectNode objectNode() {
        return new Members(this);
    }

    @Override
    public ArrayNode arrayNode() {
        return new Items(this);
    }

    @Override
    public ArrayNode arrayNode(int capacity) {
        return new Items(this);
    }

    private static final class Members extends ObjectNode {
        private static final long serialVersionUID = 1;

        Members(JsonNodeFactory factory) {
            super(factory);
        }

        @Override
        public String toString() {
            return ShortText.of(this);
        }
    }

    private static final class Items extends ArrayNode {
        private static final long serialVersionUID = 1;

        Items(JsonNodeFactory factory) {
            super(factory);
        }

        @Override
        public String toString() {
            return ShortText.of(this);
        }
    }
}
