package dev.theeye.eventjson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.theeye.domain.event.Payload;
import dev.theeye.domain.event.PayloadPath;
import dev.theeye.domain.event.PayloadValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Single values in payloads. */
public final class PayloadJson {
    /** In plain notation: digits, as many zeros before or behind them, a sign and a point with its zero. */
    private static final int LONGEST_NUMBER = 2 * PayloadValue.Number.MAX_DIGITS + 3;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .build();

    private PayloadJson() {}

    /** What stands at a place; null where there is nothing, or an object or an array. Of several members of one name, the last. */
    public static @Nullable PayloadValue at(PayloadPath path, Payload payload) {
        try (JsonParser json = JSON.createParser(payload.json().toByteArray())) {
            json.nextToken();
            return at(path.steps(), json);
        } catch (IOException e) {
            throw new UncheckedIOException("a payload is a JSON object", e);
        }
    }

    /** As JSON text, numbers in plain notation: {@code 10}, never {@code 1E+1}. No number has more than some 2,000 digits. */
    public static String write(PayloadValue value) {
        return switch (value) {
            case PayloadValue.Text(String text) ->
                '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
            case PayloadValue.Number(BigDecimal number) -> number.toPlainString();
            case PayloadValue.Truth(boolean truth) -> Boolean.toString(truth);
            case PayloadValue.Null() -> "null";
        };
    }

    /** The JSON value that a text is, if it is one of those without members; null otherwise. */
    public static @Nullable PayloadValue read(String text) {
        try (JsonParser json = JSON.createParser(text)) {
            PayloadValue value = json.nextToken() == null ? null : scalar(json);
            return json.nextToken() == null ? value : null;
        } catch (IOException | IllegalArgumentException notOne) {
            return null;
        }
    }

    /** Leaves the parser at the end of the value that it is at. */
    private static @Nullable PayloadValue at(List<String> steps, JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (steps.isEmpty() || !token.isStructStart()) {
            json.skipChildren();
            return steps.isEmpty() ? scalar(json) : null;
        }
        List<String> further = steps.subList(1, steps.size());
        return token == JsonToken.START_OBJECT
                ? member(steps.getFirst(), further, json)
                : element(PayloadPath.index(steps.getFirst()), further, json);
    }

    private static @Nullable PayloadValue member(String name, List<String> further, JsonParser json)
            throws IOException {
        PayloadValue found = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = name.equals(json.currentName());
            json.nextToken();
            if (wanted) {
                found = at(further, json);
            } else {
                json.skipChildren();
            }
        }
        return found;
    }

    private static @Nullable PayloadValue element(OptionalInt index, List<String> further, JsonParser json)
            throws IOException {
        PayloadValue found = null;
        for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
            if (index.isPresent() && i == index.getAsInt()) {
                found = at(further, json);
            } else {
                json.skipChildren();
            }
        }
        return found;
    }

    private static @Nullable PayloadValue scalar(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_STRING -> new PayloadValue.Text(json.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new PayloadValue.Number(json.getDecimalValue());
            case VALUE_TRUE -> new PayloadValue.Truth(true);
            case VALUE_FALSE -> new PayloadValue.Truth(false);
            case VALUE_NULL -> new PayloadValue.Null();
            default -> null;
        };
    }
}
