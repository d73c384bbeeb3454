package dev.theeye.application;

import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.validation.RuleBook;
import dev.theeye.domain.validation.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges events as far as the shares of their applications go, and leaves the others. Keeps their order. */
final class MeteredJudging {
    private static final long SOME = Duration.ofMillis(50).toNanos();
    private static final long LOOK_EVERY = Duration.ofMillis(1).toNanos();

    private final RuleBook rules;
    private final JudgingShares shares;
    private final JudgingClock clock;

    MeteredJudging(RuleBook rules, JudgingShares shares, JudgingClock clock) {
        this.rules = rules;
        this.shares = shares;
        this.clock = clock;
    }

    /** @param left what was not judged, since its application's share is spent */
    record Judged(List<Verdict> verdicts, List<RawEvent> left) {}

    Judged judge(List<RawEvent> events) {
        List<Verdict> verdicts = new ArrayList<>(events.size());
        List<RawEvent> left = new ArrayList<>();
        Meter meter = new Meter();
        for (RawEvent event : events) {
            if (meter.isSpent(event.application())) {
                left.add(event);
            } else {
                verdicts.add(rules.judge(event));
                meter.judged();
            }
        }
        meter.charge();
        return new Judged(verdicts, left);
    }

    /** Judges for some 50 ms whatever the shares, and leaves the rest. */
    Judged judgeSome(List<RawEvent> events) {
        List<Verdict> verdicts = new ArrayList<>();
        long until = clock.wall().getAsLong() + SOME;
        do {
            verdicts.add(rules.judge(events.get(verdicts.size())));
        } while (verdicts.size() < events.size() && clock.wall().getAsLong() - until < 0);
        return new Judged(verdicts, events.subList(verdicts.size(), events.size()));
    }

    /**
     * Charges what events of one application in a row take. The time that a thread has computed takes longer to ask for than
     * an event to judge, so it is asked for only where more time has passed than ordinary events take.
     */
    private final class Meter {
        private long computed = clock.cpu().getAsLong();
        private long begun = clock.wall().getAsLong();
        private @Nullable ApplicationId application;
        private boolean spent;
        private int events;

        boolean isSpent(ApplicationId next) {
            boolean changes = !next.equals(application);
            if (changes || (events > 0 && clock.wall().getAsLong() - begun > LOOK_EVERY)) {
                charge();
                application = next;
                spent = shares.isSpent(next);
                begun = clock.wall().getAsLong();
            }
            return spent;
        }

        void judged() {
            events++;
        }

        void charge() {
            if (application == null || events == 0) {
                return;
            }
            long passed = clock.wall().getAsLong() - begun;
            shares.charge(application, events, Math.min(passed, computed(passed)));
            events = 0;
        }

        private long computed(long passed) {
            if (passed <= events * JudgingShares.ORDINARY.toNanos()) {
                return passed;
            }
            long before = computed;
            computed = clock.cpu().getAsLong();
            return computed - before;
        }
    }
}
