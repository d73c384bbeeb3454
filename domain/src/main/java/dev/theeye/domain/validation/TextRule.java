package dev.theeye.domain.validation;

import dev.theeye.domain.event.EventType;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.event.Sent;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.event.StorableText;
import java.util.function.Consumer;
import java.util.function.Function;

/** A text of 1 to 255 characters that can be stored. */
record TextRule(
        String field,
        Function<SentEvent, Sent> read,
        ViolationCode missing,
        ViolationCode invalid,
        ViolationCode tooLong)
        implements Rule {
    @Override
    public void judge(RawEvent raw, Consumer<Violation> report) {
        switch (read.apply(raw.sent())) {
            case Sent.Absent() -> report.accept(violation(missing, "is missing"));
            case Sent.OtherType(String type) -> report.accept(violation(invalid, "is a string, not of type " + type));
            case Sent.Repeated() -> report.accept(violation(invalid, "stands there twice"));
            case Sent.Text(String text) when text.isEmpty() -> report.accept(violation(invalid, "is empty"));
            case Sent.Text(String text)
            when StorableText.length(text) > EventType.MAX_LENGTH ->
                report.accept(violation(tooLong, "is longer than " + EventType.MAX_LENGTH + " characters"));
            case Sent.Text(String text)
            when !StorableText.isStorable(text) ->
                report.accept(violation(invalid, "holds U+0000 or half of a surrogate pair"));
            case Sent.Text text -> {}
        }
    }

    private Violation violation(ViolationCode code, String message) {
        return new Violation(code, field, message);
    }
}
