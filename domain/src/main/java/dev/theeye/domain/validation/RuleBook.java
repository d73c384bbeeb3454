package dev.theeye.domain.validation;

import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.event.Sent;
import dev.theeye.domain.event.SentData;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.failure.FailedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** All the rules that an event must satisfy before it is one. */
public final class RuleBook {
    private final List<Rule> rules;

    public RuleBook(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** @param clockSkew how far ahead of ours an application's clock may run */
    public static RuleBook standard(Duration clockSkew) {
        return new RuleBook(List.of(
                new SessionIdRule(),
                new TextRule(
                        "category",
                        SentEvent::category,
                        ViolationCode.CATEGORY_MISSING,
                        ViolationCode.CATEGORY_INVALID,
                        ViolationCode.CATEGORY_TOO_LONG),
                new TextRule(
                        "name",
                        SentEvent::name,
                        ViolationCode.NAME_MISSING,
                        ViolationCode.NAME_INVALID,
                        ViolationCode.NAME_TOO_LONG),
                new TimestampRule(clockSkew),
                new DataRule(),
                new EventIdRule(),
                new UnknownFieldRule()));
    }

    /** Every violation of every rule; an event with a flaw has that one alone, as its fields say nothing. */
    public Verdict judge(RawEvent raw) {
        List<Violation> violations = new ArrayList<>();
        if (raw.sent().flaw() != null) {
            violations.add(Flaws.violation(raw.sent().flaw()));
        } else {
            rules.forEach(rule -> rule.judge(raw, violations::add));
        }
        return violations.isEmpty()
                ? new Verdict.Accepted(event(raw), raw)
                : new Verdict.Failed(FailedEvent.of(raw, violations));
    }

    private static Event event(RawEvent raw) {
        SentEvent sent = raw.sent();
        if (sent.category() instanceof Sent.Text(String category)
                && sent.name() instanceof Sent.Text(String name)
                && sent.data() instanceof SentData.Members data) {
            return new Event(
                    raw.id(),
                    raw.application(),
                    sent.session().orElseThrow(),
                    new EventType(category, name),
                    data.payload(),
                    sent.occurredAt().orElseThrow(),
                    raw.arrival(),
                    raw.receivedAt());
        }
        throw new IllegalStateException("the rules let an incomplete event through");
    }
}
