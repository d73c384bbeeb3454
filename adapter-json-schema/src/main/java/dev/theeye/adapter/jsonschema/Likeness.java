package dev.theeye.adapter.jsonschema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the values at one place have in common. */
final class Likeness {
    static final int DEEPEST = 16;

    /** More members than these are rather keys of somebody's than names. */
    private static final int MOST_MEMBERS = 100;

    /** Few values, each often: else they are no choice of a few, but happen to be the ones seen. */
    private static final int MOST_CHOICES = 10;

    /** To look at it, beside what its format costs; it is counted among its like, and may be the first of them. */
    private static final int STEPS_OF_A_VALUE = 10;

    private static final int TIMES_EACH = 5;
    private static final int LONGEST_CHOICE = 100;

    private final Set<String> types = new LinkedHashSet<>();
    private final Map<String, Likeness> members = new LinkedHashMap<>();
    private final Set<String> texts = new LinkedHashSet<>();
    private final EnumSet<TextFormat> formats = EnumSet.allOf(TextFormat.class);
    private @Nullable Likeness items;
    private int values;
    private int objects;
    private int strings;
    private boolean opaque;

    /** @param depth how far down to look */
    void add(JsonNode value, int depth) {
        Budget.current().spend(STEPS_OF_A_VALUE);
        values++;
        types.add(type(value));
        opaque |= depth == 0;
        if (value.isTextual()) {
            addText(value.textValue());
        } else if (value.isObject() && depth > 0) {
            objects++;
            value.properties().forEach(member -> {
                if (members.size() <= MOST_MEMBERS || members.containsKey(member.getKey())) {
                    members.computeIfAbsent(member.getKey(), first -> new Likeness())
                            .add(member.getValue(), depth - 1);
                }
            });
        } else if (value.isArray() && depth > 0) {
            Likeness common = items == null ? new Likeness() : items;
            items = common;
            value.forEach(item -> common.add(item, depth - 1));
        }
    }

    /** @param depth how far down to describe */
    ObjectNode schema(int depth) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        putType(schema);
        if (strings == values && strings > 0) {
            putText(schema);
        }
        if (objects > 0 && depth > 0 && !opaque && members.size() <= MOST_MEMBERS) {
            putMembers(schema, depth - 1);
        }
        if (items != null && depth > 0 && items.values > 0 && !opaque) {
            schema.set("items", items.schema(depth - 1));
        }
        return schema;
    }

    private void addText(String text) {
        strings++;
        formats.removeIf(format -> !format.fits(text));
        if (texts.size() <= MOST_CHOICES && text.length() <= LONGEST_CHOICE) {
            texts.add(text);
        } else if (text.length() > LONGEST_CHOICE) {
            opaqueTexts();
        }
    }

    private void opaqueTexts() {
        while (texts.size() <= MOST_CHOICES) {
            texts.add("\u0000" + texts.size());
        }
    }

    private void putType(ObjectNode schema) {
        if (types.contains("number")) {
            types.remove("integer");
        }
        if (types.size() == 1) {
            schema.put("type", types.iterator().next());
        } else {
            ArrayNode all = schema.putArray("type");
            types.forEach(all::add);
        }
    }

    private void putText(ObjectNode schema) {
        if (!formats.isEmpty()) {
            schema.put("format", formats.iterator().next().text());
        } else if (texts.size() <= MOST_CHOICES && strings >= TIMES_EACH * texts.size()) {
            ArrayNode all = schema.putArray("enum");
            texts.forEach(all::add);
        }
    }

    private void putMembers(ObjectNode schema, int depth) {
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        ObjectNode properties = schema.putObject("properties");
        members.forEach((name, likeness) -> {
            properties.set(name, likeness.schema(depth));
            if (likeness.values == objects) {
                required.add(name);
            }
        });
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
    }

    private static String type(JsonNode value) {
        if (value.isObject()) {
            return "object";
        }
        if (value.isArray()) {
            return "array";
        }
        if (value.isTextual()) {
            return "string";
        }
        if (value.isBoolean()) {
            return "boolean";
        }
        return value.isNull() ? "null" : value.canConvertToExactIntegral() ? "integer" : "number";
    }
}
