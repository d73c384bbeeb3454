package dev.theeye.adapter.jsonschema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;

/** The formats that are recognised in texts, the narrower before the wider; those that almost every text has are not. */
enum TextFormat {
    UUID,
    DATE_TIME,
    DATE,
    TIME,
    IPV4,
    IPV6,
    EMAIL,
    URI;

    private final CompiledSchema schema =
            Compiler.compile(JsonNodeFactory.instance.objectNode().put("format", text()), Draft.DRAFT_2020_12);

    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean fits(String text) {
        return schema.holds(TextNode.valueOf(text), Budget.current());
    }
}
