package dev.theeye.contracts;

import dev.theeye.domain.event.Arrival;
import dev.theeye.domain.event.ArrivalCounter;
import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.validation.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Makes events for tests: each is one that The Eye accepts, differs from all others, and occurred a second after the last. */
public final class SampleEvents {
    private static final Instant BEGINNING = Instant.parse("2021-01-01T09:15:27.243860Z");
    private static final ArrivalCounter ARRIVALS = new ArrivalCounter(Clock.systemUTC());
    private static final AtomicLong MADE = new AtomicLong();

    private SampleEvents() {}

    /** Of an application, in a session and of a category that nothing else has. */
    public static SampleEvent any() {
        return of(newApplicationId());
    }

    /** Of this application, in a session and of a category that nothing else has. */
    public static SampleEvent of(ApplicationId application) {
        return of(application, newSession());
    }

    /** Of this application and in this session, of a category that nothing else has. */
    public static SampleEvent of(ApplicationId application, SessionId session) {
        long number = MADE.incrementAndGet();
        return new SampleEvent(application, newArrival(), now(), Map.of())
                .in(session)
                .category(newText())
                .name("page view")
                .data("{\"sample\":" + number + "}")
                .occurredAt(BEGINNING.plusSeconds(number));
    }

    /** Events of one application in one session. */
    public static List<SampleEvent> several(int count, ApplicationId application, SessionId session) {
        return Stream.generate(() -> of(application, session)).limit(count).toList();
    }

    /** What is kept of bytes in which no event can be found. */
    public static RawEvent malformed(ApplicationId application, byte[] body) {
        SentEvent sent = SentEvent.unread(ByteString.wrap(body), SentEvent.Flaw.MALFORMED);
        return RawEvent.received(application, newArrival(), now(), sent);
    }

    public static List<RawEvent> raw(List<SampleEvent> samples) {
        return samples.stream().map(SampleEvent::raw).toList();
    }

    public static List<Verdict> verdicts(List<SampleEvent> samples) {
        return samples.stream().map(SampleEvent::verdict).toList();
    }

    public static ApplicationId newApplicationId() {
        return new ApplicationId(UUID.randomUUID());
    }

    public static SessionId newSession() {
        return new SessionId(UUID.randomUUID());
    }

    public static Arrival newArrival() {
        return ARRIVALS.take(1);
    }

    /** Text that stands nowhere else. */
    public static String newText() {
        return "sample " + UUID.randomUUID();
    }

    /** To the microsecond, as all times are kept. */
    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
