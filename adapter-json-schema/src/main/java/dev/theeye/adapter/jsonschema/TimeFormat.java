package dev.theeye.adapter.jsonschema;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.format.Format;
import dev.theeye.domain.event.Timestamps;
import java.util.function.Predicate;

/**
 * The formats of RFC 3339, read as timestamps of events are. The library's take a space for the {@code T}, a line break at
 * the end and no offset over 18:00.
 */
enum TimeFormat implements Format {
    DATE_TIME("date-time", Timestamps::isDateTime),
    DATE("date", text -> text.length() == "2021-01-01".length() && Timestamps.isDateTime(text + "T00:00:00Z")),
    TIME("time", text -> Timestamps.isDateTime("2021-01-01T" + text));

    private final String text;
    private final Predicate<String> test;

    TimeFormat(String text, Predicate<String> test) {
        this.text = text;
        this.test = test;
    }

    @Override
    public String getName() {
        return text;
    }

    @Override
    public String getMessageKey() {
        return "format." + text;
    }

    @Override
    public boolean matches(ExecutionContext execution, String value) {
        return test.test(value);
    }
}
