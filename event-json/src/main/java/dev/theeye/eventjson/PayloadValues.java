package dev.theeye.eventjson;

import dev.theeye.domain.event.PayloadValue;
import java.util.Set;

/** What a text in a query may mean in a payload. */
public final class PayloadValues {
    private PayloadValues() {}

    /**
     * {@code 5} means the number and the string, {@code true} and {@code null} likewise; {@code "5"}, in quotes, is a JSON
     * string and means the string 5 alone. Everything else is a string as it stands.
     *
     * @return one or two values
     */
    public static Set<PayloadValue> readings(String text) {
        PayloadValue asString = new PayloadValue.Text(text);
        PayloadValue asJson = isTrimmed(text) ? PayloadJson.read(text) : null;
        return switch (asJson) {
            case null -> Set.of(asString);
            case PayloadValue.Text quoted -> Set.of(quoted);
            case PayloadValue.Number number -> Set.of(number, asString);
            case PayloadValue.Truth truth -> Set.of(truth, asString);
            case PayloadValue.Null none -> Set.of(none, asString);
        };
    }

    /** JSON allows space around a value; a query that has some means a string with space. */
    private static boolean isTrimmed(String text) {
        return !text.isEmpty() && text.charAt(0) > ' ' && text.charAt(text.length() - 1) > ' ';
    }
}
