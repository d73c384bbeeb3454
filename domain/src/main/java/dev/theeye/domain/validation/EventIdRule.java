package dev.theeye.domain.validation;

import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.event.Sent;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.event.StorableText;
import java.util.function.Consumer;

/** The client's idempotency key, where there is one, can tell its events apart. */
final class EventIdRule implements Rule {
    @Override
    public void judge(RawEvent raw, Consumer<Violation> report) {
        switch (raw.sent().eventId()) {
            case Sent.Absent() -> {}
            case Sent.Text text when raw.sent().idempotencyKey().isPresent() -> {}
            case Sent.OtherType(String type) ->
                report.accept(violation(ViolationCode.EVENT_ID_INVALID, "is a string, not of type " + type));
            case Sent.Repeated() -> report.accept(violation(ViolationCode.EVENT_ID_INVALID, "stands there twice"));
            case Sent.Text(String text)
            when text.isEmpty() -> report.accept(violation(ViolationCode.EVENT_ID_INVALID, "is empty"));
            case Sent.Text(String text)
            when StorableText.length(text) > SentEvent.MAX_EVENT_ID_LENGTH ->
                report.accept(violation(
                        ViolationCode.EVENT_ID_TOO_LONG,
                        "is longer than " + SentEvent.MAX_EVENT_ID_LENGTH + " characters"));
            case Sent.Text text ->
                report.accept(violation(ViolationCode.EVENT_ID_INVALID, "holds U+0000 or half of a surrogate pair"));
        }
    }

    private static Violation violation(ViolationCode code, String message) {
        return new Violation(code, "event_id", message);
    }
}
