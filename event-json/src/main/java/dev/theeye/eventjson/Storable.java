package dev.theeye.eventjson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.event.StorableText;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Whether a store can give a payload back as it was, and no larger than an event may be. Looks at its tokens one by one.
 */
final class Storable {
    /**
     * Of a number: of its mantissa, sign and point included, and its exponent. A double has 308 digits before the point at the
     * most; PostgreSQL would turn the eight characters of {@code 1e131071} into 131 kB at every reading, and refuses more.
     */
    private static final int MOST_DIGITS = 1000;

    private final boolean mayHoldUnstorableText;
    private @Nullable String objection;

    /** How many bytes longer the payload is with its numbers in plain notation. */
    private long growth;

    Storable(boolean mayHoldUnstorableText) {
        this.mayHoldUnstorableText = mayHoldUnstorableText;
    }

    void look(JsonParser json, JsonToken token) throws IOException {
        switch (token) {
            case FIELD_NAME, VALUE_STRING -> {
                if (mayHoldUnstorableText && !StorableText.isStorable(json.getText())) {
                    object("holds U+0000 or half of a surrogate pair", json);
                }
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(json, token);
            default -> {}
        }
    }

    /**
     * What is wrong with the payload, for a person; null where nothing is.
     *
     * @param sent how many bytes the event has
     */
    @Nullable
    String objection(int sent) {
        return objection == null && sent + growth > SentEvent.MAX_BYTES
                ? "makes an event of " + (sent + growth) + " bytes with its numbers written out; there are at most "
                        + SentEvent.MAX_BYTES
                : objection;
    }

    private void number(JsonParser json, JsonToken token) throws IOException {
        int length = json.getTextLength();
        if (length > MOST_DIGITS) {
            object("holds a number of more than " + MOST_DIGITS + " digits", json);
            return;
        }
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return;
        }
        char[] text = json.getTextCharacters();
        int start = json.getTextOffset();
        int end = start + length;
        int e = PlainNumber.indexOfExponent(text, start, end);
        if (e == end) {
            return;
        }
        PlainNumber plain = PlainNumber.of(text, start, e, end);
        if (plain.mantissa() + Math.abs(plain.exponent()) > MOST_DIGITS) {
            object("holds a number of more than " + MOST_DIGITS + " digits", json);
        } else {
            growth += plain.length() - length;
        }
    }

    private void object(String what, JsonParser json) {
        if (objection == null) {
            objection = what + place(json);
        }
    }

    private static String place(JsonParser json) {
        String pointer = json.getParsingContext().pathAsPointer().toString();
        return StorableText.isStorable(pointer) && pointer.length() <= 255 ? " at " + pointer : "";
    }
}
