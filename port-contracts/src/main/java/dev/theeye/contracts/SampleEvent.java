package dev.theeye.contracts;

import dev.theeye.domain.event.Arrival;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.event.Timestamps;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.validation.RuleBook;
import dev.theeye.domain.validation.Verdict;
import dev.theeye.eventjson.EventBody;
import dev.theeye.eventjson.MalformedBody;
import dev.theeye.eventjson.TooManyEvents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An event as an application would send it, to be changed into the one that a test needs. {@link SampleEvents} makes them.
 *
 * @param members what stands in the JSON object: each value is JSON itself
 */
public record SampleEvent(ApplicationId application, Arrival arrival, Instant receivedAt, Map<String, String> members) {
    private static final RuleBook RULES = RuleBook.standard(Duration.ofMinutes(1));

    public SampleEvent {
        // a copy that keeps the order
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    public SampleEvent from(ApplicationId other) {
        return new SampleEvent(other, arrival, receivedAt, members);
    }

    public SampleEvent in(SessionId session) {
        return with("session_id", JsonValue.quoted(session.toString()));
    }

    public SampleEvent category(String category) {
        return with("category", JsonValue.quoted(category));
    }

    public SampleEvent name(String name) {
        return with("name", JsonValue.quoted(name));
    }

    /** @param json an object */
    public SampleEvent data(String json) {
        return with("data", json);
    }

    public SampleEvent occurredAt(Instant time) {
        return with("timestamp", JsonValue.quoted(Timestamps.format(time)));
    }

    /** The idempotency key. */
    public SampleEvent key(String eventId) {
        return with("event_id", JsonValue.quoted(eventId));
    }

    public SampleEvent receivedAt(Instant time) {
        return new SampleEvent(application, arrival, time, members);
    }

    public SampleEvent arrival(Arrival other) {
        return new SampleEvent(application, other, receivedAt, members);
    }

    /** @param json any value, also one that is wrong there */
    public SampleEvent with(String member, String json) {
        Map<String, String> changed = new LinkedHashMap<>(members);
        changed.put(member, json);
        return new SampleEvent(application, arrival, receivedAt, changed);
    }

    public SampleEvent without(String member) {
        Map<String, String> changed = new LinkedHashMap<>(members);
        changed.remove(member);
        return new SampleEvent(application, arrival, receivedAt, changed);
    }

    /** As it would stand in the body of a request. */
    public String json() {
        return members.entrySet().stream()
                .map(member -> JsonValue.quoted(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    public SentEvent sent() {
        try {
            return EventBody.ofJson(json().getBytes(StandardCharsets.UTF_8), 1).getFirst();
        } catch (MalformedBody | TooManyEvents e) {
            throw new IllegalStateException("the sample is not one JSON object", e);
        }
    }

    public RawEvent raw() {
        return RawEvent.received(application, arrival, receivedAt, sent());
    }

    public Verdict verdict() {
        return RULES.judge(raw());
    }

    /** The event that it becomes. */
    public Event event() {
        return switch (verdict()) {
            case Verdict.Accepted accepted -> accepted.event();
            case Verdict.Failed failed ->
                throw new IllegalStateException(
                        "the sample fails: " + failed.event().violations());
        };
    }

    /** The failed event that it becomes. */
    public FailedEvent failed() {
        return switch (verdict()) {
            case Verdict.Accepted accepted -> throw new IllegalStateException("the sample is accepted");
            case Verdict.Failed failed -> failed.event();
        };
    }
}
