package dev.theeye.application;

import dev.theeye.application.RecordEvents.Recorded;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.validation.Verdict;
import java.util.List;

/**
 * Takes in, judges and keeps what an application sends while it waits, past the queue: what it is told is final. It depends
 * on the store then, which {@link AcceptEvents} does not.
 */
public final class RecordEventsNow {
    private final Intake intake;
    private final RecordEvents recordEvents;

    public RecordEventsNow(Intake intake, RecordEvents recordEvents) {
        this.intake = intake;
        this.recordEvents = recordEvents;
    }

    /**
     * @return what each became, in the order sent, once all are kept
     * @throws dev.theeye.domain.port.EventStoreUnavailable where they may not have been; sending them again is safe
     */
    public List<Verdict> record(ApplicationId application, List<SentEvent> sent) {
        return sent.isEmpty()
                ? List.of()
                : recordEvents.recordNow(intake.take(application, sent)).stream()
                        .map(Recorded::verdict)
                        .toList();
    }
}
