package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.theeye.domain.event.EventType;
import dev.theeye.domain.port.EventStore;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.port.SchemaObservations;
import dev.theeye.domain.port.SchemaObservations.Observed;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Visibility;
import dev.theeye.domain.validation.PayloadFlaw;
import dev.theeye.domain.validation.PayloadSchema;
import dev.theeye.domain.validation.RuleBook;
import dev.theeye.domain.validation.SchemaInForce;
import dev.theeye.domain.validation.SchemaMode;
import dev.theeye.domain.validation.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link SchemaObservations} owes, together with the store that counts for it. */
public interface SchemaObservationsContract extends Contract {
    PayloadSchema REFUSES = payload -> List.of(new PayloadFlaw("/a", "required", "is missing"));

    EventStore store();

    /** Of {@link #store}. */
    SchemaObservations observations();

    /** Of what both stand on. */
    Outage outage();

    @Test
    default void what_would_have_failed_is_counted_by_version() {
        EventType type = newType();

        store().keep(Stream.of(1, 1, 2)
                .map(version -> observed(SampleEvents.any(), type, version))
                .toList());
        store().keep(List.of(observed(SampleEvents.any(), type, 2)));

        assertThat(of(type, Ask.ALL)).containsExactlyInAnyOrder(new Observed(type, 1, 2), new Observed(type, 2, 2));
    }

    @Test
    default void only_types_that_are_asked_for_are_told() {
        EventType one = newType();
        EventType other = newType();

        store().keep(List.of(observed(SampleEvents.any(), one, 1), observed(SampleEvents.any(), other, 1)));

        assertThat(observations().of(List.of(one), Ask.ALL)).containsExactly(new Observed(one, 1, 1));
        assertThat(observations().of(List.of(one, other), Ask.ALL))
                .containsExactlyInAnyOrder(new Observed(one, 1, 1), new Observed(other, 1, 1));
        assertThat(observations().of(List.of(), Ask.ALL)).isEmpty();
    }

    @Test
    default void what_a_schema_has_nothing_against_is_not_counted() {
        EventType type = newType();

        store().keep(List.of(of(SampleEvents.any(), type).verdict()));

        assertThat(of(type, Ask.ALL)).isEmpty();
    }

    @Test
    default void what_is_kept_once_counts_once() {
        EventType type = newType();
        Verdict verdict = observed(SampleEvents.any(), type, 1);

        store().keep(List.of(verdict, verdict));
        store().keep(List.of(verdict));

        assertThat(of(type, Ask.ALL)).containsExactly(new Observed(type, 1, 1));
    }

    @Test
    default void what_another_application_sent_is_not_counted_for_who_sees_its_own_alone() {
        EventType type = newType();
        ApplicationId mine = SampleEvents.newApplicationId();
        Visibility own = new Visibility.OnlyOf(mine);

        store().keep(List.of(observed(SampleEvents.any(), type, 1)));
        assertThat(of(type, own)).isEmpty();

        store().keep(List.of(observed(SampleEvents.of(mine), type, 1)));
        assertThat(of(type, own)).containsExactly(new Observed(type, 1, 1));
        assertThat(of(type, Ask.ALL)).containsExactly(new Observed(type, 1, 2));
    }

    @Test
    default void eight_who_record_at_once_lose_nothing() {
        EventType type = newType();
        List<Callable<Object>> all = IntStream.range(0, 8)
                .<Callable<Object>>mapToObj(i ->
                        () -> store().keep(Stream.generate(() -> observed(SampleEvents.any(), type, 1))
                                .limit(20)
                                .toList()))
                .toList();

        Together.run(patience(), all);

        assertThat(of(type, Ask.ALL)).containsExactly(new Observed(type, 1, 160));
    }

    @Test
    default void in_an_outage_the_question_fails() {
        SchemaObservations observations = observations();
        EventType type = newType();

        outage().begin();
        Throwable asking;
        try {
            asking = assertTimeoutPreemptively(
                    patience(),
                    () -> catchThrowable(() -> observations.of(List.of(type), Ask.ALL)),
                    "in an outage, of must throw in a bounded time");
        } finally {
            outage().end();
        }

        assertThat(asking).isInstanceOf(EventStoreUnavailable.class);
        Retry.whileUnavailable(patience(), EventStoreUnavailable.class, () -> observations.of(List.of(type), Ask.ALL));
    }

    private List<Observed> of(EventType type, Visibility visibility) {
        return observations().of(List.of(type), visibility);
    }

    private static Verdict observed(SampleEvent sample, EventType type, int version) {
        SchemaInForce schema = new SchemaInForce(version, SchemaMode.OBSERVE, REFUSES);
        return RuleBook.standard(Duration.ofMinutes(1), any -> Optional.of(schema))
                .judge(of(sample, type).raw());
    }

    private static SampleEvent of(SampleEvent sample, EventType type) {
        return sample.category(type.category()).name(type.name());
    }

    private static EventType newType() {
        return new EventType(SampleEvents.newText(), SampleEvents.newText());
    }
}
