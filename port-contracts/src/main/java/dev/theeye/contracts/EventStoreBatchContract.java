package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.Payload;
import dev.theeye.domain.port.EventRecorder;
import dev.theeye.domain.port.EventsRefused;
import dev.theeye.domain.port.Kept;
import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.session.SessionPolicy;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.validation.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A batch is kept whole or not at all, whatever its size. */
interface EventStoreBatchContract extends StorageContract {
    /** What the store can never keep, and says so by {@link EventsRefused}. */
    Refusal refusal();

    @Test
    default void an_empty_batch_is_kept() {
        assertThat(store().keep(List.of())).isEmpty();
    }

    @Test
    default void a_batch_is_answered_in_its_order() {
        ApplicationId application = SampleEvents.newApplicationId();
        SampleEvent known = SampleEvents.of(application);
        store().keep(List.of(known.verdict()));

        List<Kept> kept = store().keep(SampleEvents.verdicts(List.of(
                SampleEvents.of(application),
                SampleEvents.of(application).without("name"),
                known,
                SampleEvents.of(application).without("data"),
                SampleEvents.of(application))));

        assertThat(kept).containsExactly(Kept.STORED, Kept.FAILED, Kept.DUPLICATE, Kept.FAILED, Kept.STORED);
    }

    @Test
    default void the_largest_batch_is_kept() {
        ApplicationId application = SampleEvents.newApplicationId();
        List<SessionId> sessions =
                Stream.generate(SampleEvents::newSession).limit(100).toList();
        List<Verdict> verdicts = IntStream.range(0, EventRecorder.MAX_BATCH)
                .mapToObj(i -> SampleEvents.of(application, sessions.get(i % 100)))
                .map(SampleEvent::verdict)
                .toList();

        List<Kept> kept = store().keep(verdicts);

        assertThat(kept).hasSize(EventRecorder.MAX_BATCH).containsOnly(Kept.STORED);
        assertThat(Ask.count(reader(), application)).isEqualTo(EventRecorder.MAX_BATCH);
    }

    @Test
    default void a_batch_is_seen_whole_or_not_at_all() {
        ApplicationId application = SampleEvents.newApplicationId();
        List<List<Verdict>> batches = Stream.generate(
                        () -> SampleEvents.verdicts(SampleEvents.several(500, application, SampleEvents.newSession())))
                .limit(5)
                .toList();
        AtomicBoolean done = new AtomicBoolean();

        List<Set<Long>> seen = Together.run(
                patience(),
                List.of(
                        () -> {
                            batches.forEach(store()::keep);
                            done.set(true);
                            return Set.of();
                        },
                        () -> {
                            Set<Long> counts = new HashSet<>();
                            while (!done.get()) {
                                counts.add(Ask.count(reader(), application));
                            }
                            return counts;
                        }));

        assertThat(seen.getLast())
                .as("counts seen while batches of 500 were kept")
                .isSubsetOf(0L, 500L, 1000L, 1500L, 2000L, 2500L);
    }

    @Test
    default void a_batch_with_something_that_can_never_be_kept_is_refused_whole() {
        switch (refusal()) {
            case Refusal.Of(Payload payload) -> assertRefusedWhole(payload);
            case Refusal.Never() -> assertKeepsAnything();
        }
    }

    private void assertRefusedWhole(Payload culprit) {
        SessionId session = SampleEvents.newSession();
        ApplicationId application = SampleApplications.registered(applications(), SessionPolicy.OWN);
        List<Verdict> innocents = SampleEvents.verdicts(SampleEvents.several(4, application, session));
        SampleEvent failed = SampleEvents.of(application, session).without("name");
        Verdict guilty = carrying(culprit, SampleEvents.of(application, session));
        List<Verdict> batch = new ArrayList<>(innocents);
        batch.addFirst(failed.verdict());
        batch.add(3, guilty);

        assertThatThrownBy(() -> store().keep(batch))
                .as("a batch with what the store declares to refuse")
                .isInstanceOf(EventsRefused.class);
        assertThatThrownBy(() -> store().keep(List.of(guilty)))
                .as("the culprit alone")
                .isInstanceOf(EventsRefused.class);

        assertThat(Ask.events(reader(), session))
                .as("events of a refused batch")
                .isEmpty();
        assertThat(Ask.failed(reader(), application))
                .as("failed events of a refused batch")
                .isEmpty();
        ApplicationId another = SampleApplications.registered(applications(), SessionPolicy.OWN);
        assertThat(store().keep(List.of(SampleEvents.of(another, session).verdict())))
                .as("a refused batch has opened no session")
                .containsExactly(Kept.STORED);
    }

    private void assertKeepsAnything() {
        ApplicationId application = SampleEvents.newApplicationId();
        List<Payload> payloads = Stream.of("{\"a\":\"\\u0000\"}", "{\"a\":\"\\ud800\"}", "{\"a\":1e131072}")
                .map(json -> new Payload(ByteString.utf8(json)))
                .toList();

        List<Kept> kept = store().keep(payloads.stream()
                .map(payload -> carrying(payload, SampleEvents.of(application)))
                .toList());

        assertThat(kept).as("a store that declares to refuse nothing").containsOnly(Kept.STORED);
        assertThat(Ask.events(reader(), application)).extracting(Event::payload).isEqualTo(payloads);
    }

    /** Around the rules, which would not let it through. */
    private static Verdict carrying(Payload payload, SampleEvent sample) {
        Event event = sample.event();
        return new Verdict.Accepted(
                new Event(
                        event.id(),
                        event.application(),
                        event.session(),
                        event.type(),
                        payload,
                        event.occurredAt(),
                        event.arrival(),
                        event.receivedAt()),
                sample.raw());
    }
}
