package dev.theeye.application;

import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.event.Sent;
import dev.theeye.domain.event.SentData;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.event.Timestamps;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.port.EventReader;
import dev.theeye.domain.port.SessionAdmission;
import dev.theeye.domain.trust.Visibility;
import dev.theeye.domain.validation.PayloadSchema;
import dev.theeye.domain.validation.RuleBook;
import dev.theeye.domain.validation.SchemaInForce;
import dev.theeye.domain.validation.SchemaLanguage;
import dev.theeye.domain.validation.SchemaLanguage.Reading;
import dev.theeye.domain.validation.SchemaMode;
import dev.theeye.domain.validation.Verdict;
import dev.theeye.domain.validation.Violation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what a schema would do, were it enforced, to what was sent last; changes nothing. */
public final class CheckSchema {
    /** Of each example of a kind. */
    public static final int MOST_EXAMPLES = 10;

    /** Whoever asks is waiting; what could be looked at until then is told. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final EventReader reader;
    private final RuleBook rules;
    private final SchemaLanguage language;
    private final SessionAdmission admission;
    private final Rereading rereading;
    private final Clock clock;
    private final JudgingTurns turns;

    public CheckSchema(
            EventReader reader,
            RuleBook rules,
            SchemaLanguage language,
            SessionAdmission admission,
            Rereading rereading,
            Clock clock,
            JudgingTurns turns) {
        this.reader = reader;
        this.rules = rules;
        this.language = language;
        this.admission = admission;
        this.rereading = rereading;
        this.clock = clock;
        this.turns = turns;
    }

    /** How it ended. */
    public sealed interface Outcome {
        /**
         * @param stored what would become of those that are events now
         * @param failed what would become of open failed events
         */
        record Checked(Tally stored, Tally failed) implements Outcome {}

        /** @param pointer into the schema */
        record Refused(String pointer, String reason) implements Outcome {}
    }

    /** @param examples of those that would fail: the newest, and only what is visible to whoever asks */
    public record Tally(int passed, int failed, List<Example> examples) {
        public Tally {
            examples = List.copyOf(examples);
        }
    }

    public record Example(EventId id, List<Violation> violations) {}

    /**
     * Over what everybody has sent: a schema holds for all.
     *
     * @param most how many of the events and how many of the failed events to look at
     */
    public Outcome check(EventType type, ByteString schema, int most, Visibility visibility) {
        return switch (language.read(schema)) {
            case Reading.Refused(String pointer, String reason) -> new Outcome.Refused(pointer, reason);
            case Reading.Understood(PayloadSchema understood) -> check(type, understood, most, visibility);
        };
    }

    private Outcome check(EventType type, PayloadSchema schema, int most, Visibility visibility) {
        // its number is never seen
        SchemaInForce enforced = new SchemaInForce(1, SchemaMode.ENFORCE, schema);
        RuleBook tried = rules.with(other -> other.equals(type) ? Optional.of(enforced) : Optional.empty());
        RecentEvents recent = new RecentEvents(reader, type, new Visibility.Everything());
        Instant end = clock.instant().plus(PATIENCE);
        Count stored = new Count(visibility);
        recent.events(most, event -> {
            stored.add(judge(tried, asSent(event)));
            return clock.instant().isBefore(end);
        });
        Count failed = new Count(visibility);
        recent.failed(most, event -> {
            Verdict verdict = judge(tried, rereading.raw(event));
            failed.add(admission.admit(List.of(verdict)).getFirst());
            return clock.instant().isBefore(end);
        });
        return new Outcome.Checked(stored.tally(), failed.tally());
    }

    private Verdict judge(RuleBook rules, RawEvent raw) {
        return turns.judge(raw.application(), List.of(raw), rules::judge, () -> true)
                .getFirst();
    }

    /** What came with it besides is forgotten, and was right. */
    private static RawEvent asSent(Event event) {
        SentEvent sent = new SentEvent(
                event.payload().json(),
                new Sent.Text(event.session().toString()),
                new Sent.Text(event.type().category()),
                new Sent.Text(event.type().name()),
                // how many there are does not matter where a schema is enforced
                new SentData.Members(event.payload(), 1),
                new Sent.Text(Timestamps.format(event.occurredAt())),
                new Sent.Absent(),
                List.of(),
                null);
        return new RawEvent(event.id(), event.application(), event.arrival(), event.receivedAt(), sent);
    }

    private static final class Count {
        private final Visibility visibility;
        private final List<Example> examples = new ArrayList<>();
        private int passed;
        private int failed;

        Count(Visibility visibility) {
            this.visibility = visibility;
        }

        void add(Verdict verdict) {
            switch (verdict) {
                case Verdict.Accepted accepted -> passed++;
                case Verdict.Failed(FailedEvent event) -> {
                    failed++;
                    if (examples.size() < MOST_EXAMPLES && visibility.shows(event.application())) {
                        examples.add(new Example(event.id(), event.violations()));
                    }
                }
            }
        }

        Tally tally() {
            return new Tally(passed, failed, examples);
        }
    }
}
