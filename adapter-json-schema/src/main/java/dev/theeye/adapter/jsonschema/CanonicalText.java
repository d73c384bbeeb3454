package dev.theeye.adapter.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** The same text for what JSON Schema takes for equal: 1 and 1.0, and objects whatever the order of their members. */
final class CanonicalText {
    private static final int CHARACTERS_OF_A_STEP = 8;
    private static final int STEPS_OF_A_VALUE = 3;

    /** Whole numbers below are never read as decimals: see {@link WholeNumbers}. */
    private static final long SHORTEST_DECIMAL = 1_000_000_000_000_000_000L;

    private CanonicalText() {}

    static String of(JsonNode value) {
        StringBuilder text = new StringBuilder();
        append(value, text);
        return text.toString();
    }

    /** What it costs. */
    static long steps(JsonNode value) {
        long steps = STEPS_OF_A_VALUE;
        if (value.isTextual()) {
            steps += value.textValue().length() / CHARACTERS_OF_A_STEP;
        } else if (value.isNumber()) {
            steps += Budget.stepsOfDigits(value);
        } else if (value.isObject()) {
            for (Map.Entry<String, JsonNode> member : value.properties()) {
                steps += STEPS_OF_A_VALUE + member.getKey().length() / CHARACTERS_OF_A_STEP + steps(member.getValue());
            }
        } else {
            for (JsonNode item : value) {
                steps += steps(item);
            }
        }
        return steps;
    }

    private static void append(JsonNode value, StringBuilder text) {
        if (value.isIntegralNumber() && Math.abs(value.longValue()) < SHORTEST_DECIMAL) {
            text.append(value.longValue());
        } else if (value.isNumber()) {
            append(value.decimalValue(), text);
        } else if (value.isArray()) {
            text.append('[');
            for (JsonNode item : value) {
                append(item, text);
                text.append(',');
            }
            text.append(']');
        } else if (value.isObject()) {
            Map<String, JsonNode> members = new TreeMap<>();
            value.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
            text.append('{');
            members.forEach((name, member) -> {
                text.append(TextNode.valueOf(name)).append(':');
                append(member, text);
                text.append(',');
            });
            text.append('}');
        } else {
            text.append(value);
        }
    }

    private static void append(BigDecimal number, StringBuilder text) {
        text.append(number.signum() == 0 ? "0" : number.stripTrailingZeros());
    }
}
