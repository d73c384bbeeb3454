package dev.theeye.domain.validation;

import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.failure.FailedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a raw event. */
public sealed interface Verdict {
    /**
     * @param raw what it was made of: it is still kept as a failed event where the store cannot take it
     * @param observed what a schema that only observes its type has against it; null where there is nothing
     */
    record Accepted(Event event, RawEvent raw, @Nullable Observation observed) implements Verdict {
        public Accepted(Event event, RawEvent raw) {
            this(event, raw, null);
        }

        public Failed refused(Violation reason) {
            return new Failed(FailedEvent.of(raw, List.of(reason)));
        }

        /** Its session belongs to another application, which a store alone can tell. */
        public Failed shutOut() {
            return refused(new Violation(
                    ViolationCode.SESSION_OTHER_APPLICATION, "session_id", "belongs to another application"));
        }
    }

    record Failed(FailedEvent event) implements Verdict {}
}
