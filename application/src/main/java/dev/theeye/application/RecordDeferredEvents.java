package dev.theeye.application;

import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.port.EventRecorder;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.validation.RuleBook;
import dev.theeye.domain.validation.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges what was deferred, for a while from each batch; what is left of it then goes to the end of the deferred queue. So a
 * batch ends soon, whatever it takes to judge, and a crash repeats at most one.
 */
public final class RecordDeferredEvents implements EventRecorder {
    /** For one batch. */
    private static final Duration WHILE = Duration.ofMillis(500);

    private static final Duration LEAST = Duration.ofMillis(20);

    private final RuleBook rules;
    private final JudgingTurns turns;
    private final JudgingShares shares;
    private final JudgingClock clock;
    private final KeepVerdicts keepVerdicts;
    private final DeferEvents deferEvents;

    public RecordDeferredEvents(
            RuleBook rules,
            JudgingTurns turns,
            JudgingShares shares,
            JudgingClock clock,
            KeepVerdicts keepVerdicts,
            DeferEvents deferEvents) {
        this.rules = rules;
        this.turns = turns;
        this.shares = shares;
        this.clock = clock;
        this.keepVerdicts = keepVerdicts;
        this.deferEvents = deferEvents;
    }

    @Override
    public void record(List<RawEvent> events) {
        List<RawEvent> left = recordSome(events);
        while (!left.isEmpty() && !deferEvents.defer(left)) {
            left = recordSome(left);
        }
    }

    private List<RawEvent> recordSome(List<RawEvent> events) {
        Map<ApplicationId, List<RawEvent>> byApplication = new LinkedHashMap<>();
        events.forEach(event -> byApplication
                .computeIfAbsent(event.application(), first -> new ArrayList<>())
                .add(event));
        long each = Math.max(LEAST.toNanos(), WHILE.toNanos() / Math.max(1, byApplication.size()));
        List<RawEvent> left = new ArrayList<>();
        byApplication.forEach((application, of) -> left.addAll(record(application, of, each)));
        return left;
    }

    /** @return those for which there was no time; never all */
    private List<RawEvent> record(ApplicationId application, List<RawEvent> events, long nanos) {
        long until = clock.wall().getAsLong() + nanos;
        long computed = clock.cpu().getAsLong();
        List<Verdict> verdicts = turns.judge(
                application, events, rules::judge, () -> clock.wall().getAsLong() - until < 0);
        shares.charge(application, verdicts.size(), clock.cpu().getAsLong() - computed);
        keepVerdicts.keep(verdicts);
        return events.subList(verdicts.size(), events.size());
    }
}
