package dev.theeye.domain.event;

import dev.theeye.domain.trust.ApplicationId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The click of the brief as an application sends it, to be spoilt one field at a time. */
public record SampleEvent(
        Sent sessionId,
        Sent category,
        Sent name,
        SentData data,
        Sent timestamp,
        Sent eventId,
        List<String> unknownFields,
        SentEvent.@Nullable Flaw flaw) {
    public static final ApplicationId APPLICATION = new ApplicationId(new UUID(0, 1));
    public static final Instant RECEIVED_AT = Instant.parse("2021-01-01T09:15:30.123456Z");

    public static SampleEvent valid() {
        return new SampleEvent(
                new Sent.Text("e2085be5-9137-4e4e-80b5-f1ffddc25423"),
                new Sent.Text("page interaction"),
                new Sent.Text("cta click"),
                data("{\"host\":\"www.example.com\",\"path\":\"/\",\"element\":\"chat bubble\"}", 3),
                new Sent.Text("2021-01-01 09:15:27.243860"),
                new Sent.Absent(),
                List.of(),
                null);
    }

    public static SentData data(String json, int members) {
        return new SentData.Members(new Payload(ByteString.utf8(json)), members);
    }

    public SampleEvent withSessionId(Sent other) {
        return new SampleEvent(other, category, name, data, timestamp, eventId, unknownFields, flaw);
    }

    public SampleEvent withCategory(Sent other) {
        return new SampleEvent(sessionId, other, name, data, timestamp, eventId, unknownFields, flaw);
    }

    public SampleEvent withName(Sent other) {
        return new SampleEvent(sessionId, category, other, data, timestamp, eventId, unknownFields, flaw);
    }

    public SampleEvent withData(SentData other) {
        return new SampleEvent(sessionId, category, name, other, timestamp, eventId, unknownFields, flaw);
    }

    public SampleEvent withTimestamp(Sent other) {
        return new SampleEvent(sessionId, category, name, data, other, eventId, unknownFields, flaw);
    }

    public SampleEvent withEventId(Sent other) {
        return new SampleEvent(sessionId, category, name, data, timestamp, other, unknownFields, flaw);
    }

    public SampleEvent withUnknownFields(String... others) {
        return new SampleEvent(sessionId, category, name, data, timestamp, eventId, List.of(others), flaw);
    }

    public SampleEvent withFlaw(SentEvent.Flaw other) {
        return new SampleEvent(sessionId, category, name, data, timestamp, eventId, unknownFields, other);
    }

    /** Its text differs wherever its fields do, and is no JSON: nothing in the domain reads it. */
    public SentEvent sent() {
        return sentAs(toString().chars().mapToObj(Integer::toHexString).collect(Collectors.joining(" ")));
    }

    public SentEvent sentAs(String text) {
        return new SentEvent(
                ByteString.utf8(text), sessionId, category, name, data, timestamp, eventId, unknownFields, flaw);
    }

    public RawEvent received() {
        return receivedAt(RECEIVED_AT);
    }

    public RawEvent receivedAt(Instant time) {
        return RawEvent.received(APPLICATION, new Arrival(1), time, sent());
    }
}
