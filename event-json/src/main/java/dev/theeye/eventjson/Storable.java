package dev.theeye.eventjson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.theeye.domain.event.StorableText;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a payload may hold so that a store can give it back as it was. */
final class Storable {
    /**
     * Of a number written out in full, its sign and point included. A double has 308 digits before the point at the most; PostgreSQL would turn the
     * eight characters of {@code 1e131071} into 131 kB at every reading, and refuses more.
     */
    private static final int MOST_DIGITS = 1000;

    private Storable() {}

    /** @return what is wrong with the current token and where, for a person; null where nothing is */
    static @Nullable String objection(JsonParser json, JsonToken token, boolean mayHoldUnstorableText)
            throws IOException {
        return switch (token) {
            case FIELD_NAME, VALUE_STRING ->
                mayHoldUnstorableText && !StorableText.isStorable(json.getText())
                        ? "holds U+0000 or half of a surrogate pair" + place(json)
                        : null;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                digits(json) > MOST_DIGITS
                        ? "holds a number of more than " + MOST_DIGITS + " digits" + place(json)
                        : null;
            default -> null;
        };
    }

    private static long digits(JsonParser json) throws IOException {
        int length = json.getTextLength();
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT || length > MOST_DIGITS) {
            return length;
        }
        String number = json.getText();
        int e = Math.max(number.indexOf('e'), number.indexOf('E'));
        if (e < 0) {
            return length;
        }
        String exponent = number.substring(e + 1).replaceFirst("^[+-]?0*", "");
        return exponent.length() > 9 ? Long.MAX_VALUE : e + (exponent.isEmpty() ? 0 : Long.parseLong(exponent));
    }

    private static String place(JsonParser json) {
        String pointer = json.getParsingContext().pathAsPointer().toString();
        return StorableText.isStorable(pointer) && pointer.length() <= 255 ? " at " + pointer : "";
    }
}
