package dev.theeye.application;

import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.validation.ViolationCode;
import java.util.function.Function;

/**
 * Makes a failed event into the raw event again that it was, with the same id, arrival and time of receipt.
 *
 * @param reader of one event's text
 */
public record Rereading(Function<ByteString, SentEvent> reader) {
    public RawEvent raw(FailedEvent failed) {
        return new RawEvent(failed.id(), failed.application(), failed.arrival(), failed.receivedAt(), sent(failed));
    }

    /** What is kept of a malformed body may look like an event by chance: it is only the beginning. */
    private SentEvent sent(FailedEvent failed) {
        boolean malformed =
                failed.violations().stream().anyMatch(violation -> violation.code() == ViolationCode.EVENT_MALFORMED);
        return malformed
                ? SentEvent.unread(failed.received(), SentEvent.Flaw.MALFORMED)
                : reader.apply(failed.received());
    }
}
