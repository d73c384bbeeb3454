package dev.theeye.application;

import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.port.EventRecorder;
import dev.theeye.domain.port.EventStore;
import dev.theeye.domain.port.EventsRefused;
import dev.theeye.domain.validation.RuleBook;
import dev.theeye.domain.validation.Verdict;
import dev.theeye.domain.validation.Violation;
import dev.theeye.domain.validation.ViolationCode;
import java.util.List;

/** Judges what the queue hands over, and keeps all of it: the good as events, the bad as failed events. */
public final class RecordEvents implements EventRecorder {
    private final RuleBook rules;
    private final EventStore store;

    public RecordEvents(RuleBook rules, EventStore store) {
        this.rules = rules;
        this.store = store;
    }

    @Override
    public void record(List<RawEvent> events) {
        keep(events.stream().map(rules::judge).toList());
    }

    /** Halves a batch that the store refuses until the culprit stands alone: its neighbours are not hurt. */
    private void keep(List<Verdict> verdicts) {
        try {
            store.keep(verdicts);
        } catch (EventsRefused refused) {
            if (verdicts.size() > 1) {
                int half = verdicts.size() / 2;
                keep(verdicts.subList(0, half));
                keep(verdicts.subList(half, verdicts.size()));
            } else if (verdicts.getFirst() instanceof Verdict.Accepted accepted) {
                keep(List.of(accepted.refused(
                        new Violation(ViolationCode.STORAGE_REFUSED, null, "the store cannot keep this event"))));
            } else {
                throw refused;
            }
        }
    }
}
