package dev.theeye.adapter.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/** The beginning of a value as JSON, for a message. */
final class ShortText {
    static final int ENOUGH = 300;

    private final StringBuilder text = new StringBuilder();

    private ShortText() {}

    static String of(JsonNode value) {
        ShortText shortText = new ShortText();
        shortText.append(value);
        return shortText.text.substring(0, Math.min(ENOUGH, shortText.text.length()));
    }

    private void append(JsonNode value) {
        if (value.isArray()) {
            String separator = "[";
            for (JsonNode item : value) {
                if (isEnough()) {
                    return;
                }
                text.append(separator);
                append(item);
                separator = ",";
            }
            text.append(value.isEmpty() ? "[]" : "]");
        } else if (value.isObject()) {
            String separator = "{";
            for (Map.Entry<String, JsonNode> member : value.properties()) {
                if (isEnough()) {
                    return;
                }
                text.append(separator);
                quote(member.getKey());
                text.append(':');
                append(member.getValue());
                separator = ",";
            }
            text.append(value.isEmpty() ? "{}" : "}");
        } else if (value.isTextual()) {
            quote(value.textValue());
        } else {
            text.append(value.asText());
        }
    }

    private void quote(String value) {
        text.append(TextNode.valueOf(value.length() > ENOUGH ? value.substring(0, ENOUGH) : value));
    }

    private boolean isEnough() {
        return text.length() >= ENOUGH;
    }
}
