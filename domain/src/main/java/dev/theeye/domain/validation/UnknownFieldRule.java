package dev.theeye.domain.validation;

import dev.theeye.domain.event.EventType;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.event.StorableText;
import java.util.function.Consumer;

/** An event has no members but its own: what is misspelt would otherwise be lost without a word. */
final class UnknownFieldRule implements Rule {
    private static final int MOST_NAMED = 10;

    @Override
    public void judge(RawEvent raw, Consumer<Violation> report) {
        raw.sent().unknownFields().stream()
                .distinct()
                .limit(MOST_NAMED)
                .map(field -> new Violation(
                        ViolationCode.EVENT_UNKNOWN_FIELD,
                        StorableText.storable(field, EventType.MAX_LENGTH),
                        "is not a member of an event: those are session_id, category, name, data, timestamp, event_id"))
                .forEach(report);
    }
}
