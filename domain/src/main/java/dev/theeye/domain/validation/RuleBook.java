package dev.theeye.domain.validation;

import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.event.SentData;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.failure.FailedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All the rules that an event must satisfy before it is one, and the schema of its type where that has one. */
public final class RuleBook {
    private final List<Rule> rules;
    private final SchemasInForce schemas;

    private RuleBook(List<Rule> rules, SchemasInForce schemas) {
        this.rules = List.copyOf(rules);
        this.schemas = schemas;
    }

    /** Where no type has a schema. */
    public static RuleBook standard(Duration clockSkew) {
        return standard(clockSkew, SchemasInForce.none());
    }

    /** @param clockSkew how far ahead of ours an application's clock may run */
    public static RuleBook standard(Duration clockSkew, SchemasInForce schemas) {
        List<Rule> rules = List.of(
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
                new UnknownFieldRule());
        return new RuleBook(rules, schemas);
    }

    /** The same rules, with other schemas. */
    public RuleBook with(SchemasInForce others) {
        return new RuleBook(rules, others);
    }

    /** Every violation of every rule; an event with a flaw has that one alone, as its fields say nothing. */
    public Verdict judge(RawEvent raw) {
        if (raw.sent().flaw() != null) {
            return new Verdict.Failed(
                    FailedEvent.of(raw, List.of(Flaws.violation(raw.sent().flaw()))));
        }
        List<Violation> violations = new ArrayList<>();
        rules.forEach(rule -> rule.judge(raw, violations::add));
        // once: it may change while an event is judged
        @Nullable SchemaInForce schema = raw.sent().type().flatMap(schemas::of).orElse(null);
        List<Violation> flaws = flaws(raw.sent().data(), schema);
        boolean enforced = schema != null && schema.mode() == SchemaMode.ENFORCE;
        if (enforced) {
            violations.addAll(flaws);
        } else if (raw.sent().data() instanceof SentData.Members data && data.members() == 0) {
            violations.add(new Violation(ViolationCode.DATA_EMPTY, "data", "is an object without members"));
        }
        if (!violations.isEmpty()) {
            return new Verdict.Failed(FailedEvent.of(raw, violations));
        }
        if (schema == null) {
            return new Verdict.Accepted(event(raw, null), raw);
        }
        return flaws.isEmpty()
                ? new Verdict.Accepted(event(raw, schema.version()), raw)
                : new Verdict.Accepted(event(raw, null), raw, new Observation(schema.version(), flaws));
    }

    private static List<Violation> flaws(SentData sent, @Nullable SchemaInForce schema) {
        return schema != null && sent instanceof SentData.Members data
                ? schema.schema().check(data.payload()).stream()
                        .map(PayloadFlaw::violation)
                        .toList()
                : List.of();
    }

    private static Event event(RawEvent raw, @Nullable Integer schemaVersion) {
        SentEvent sent = raw.sent();
        if (sent.data() instanceof SentData.Members data) {
            return new Event(
                    raw.id(),
                    raw.application(),
                    sent.session().orElseThrow(),
                    sent.type().orElseThrow(),
                    data.payload(),
                    sent.occurredAt().orElseThrow(),
                    raw.arrival(),
                    raw.receivedAt(),
                    schemaVersion);
        }
        throw new IllegalStateException("the rules let an incomplete event through");
    }
}
