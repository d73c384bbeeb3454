package dev.theeye.adapter.memory;

import dev.theeye.contracts.EventReaderContract;
import dev.theeye.contracts.EventStoreContract;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.port.EventStore;
import dev.theeye.domain.validation.Verdict;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** A store and a reader with nothing wrong; what is broken on purpose overrides one of them. */
class HonestStorage extends InMemoryStorage implements EventStoreContract, EventReaderContract {
    @Override
    public Duration patience() {
        return Duration.ofSeconds(1);
    }

    /** The honest store, with events that are changed before they are kept. */
    final EventStore changing(UnaryOperator<Event> change) {
        return verdicts -> honest.keep(verdicts.stream()
                .<Verdict>map(verdict -> switch (verdict) {
                    case Verdict.Accepted(Event event, var raw, var observed) ->
                        new Verdict.Accepted(change.apply(event), raw, observed);
                    case Verdict.Failed failed -> failed;
                })
                .toList());
    }

    /** The honest store, with failed events that are changed before they are kept. */
    final EventStore changingFailed(UnaryOperator<FailedEvent> change) {
        return verdicts -> honest.keep(verdicts.stream()
                .<Verdict>map(verdict -> switch (verdict) {
                    case Verdict.Accepted accepted -> accepted;
                    case Verdict.Failed(FailedEvent failed) -> new Verdict.Failed(change.apply(failed));
                })
                .toList());
    }
}
