package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.theeye.domain.analysis.TypeTotals;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.event.TypeRange;
import dev.theeye.domain.event.TypeRange.Direction;
import dev.theeye.domain.port.EventCounts;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.port.EventsRefused;
import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.session.SessionPolicy;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Visibility;
import dev.theeye.domain.validation.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What every {@link EventCounts} owes: it counts what is kept, each once, however it came. */
public interface EventCountsContract extends StorageContract {
    /** Of what {@link #store} keeps. */
    EventCounts counts();

    /** What the store can never keep, and says so by {@link EventsRefused}. */
    Refusal refusal();

    @Test
    default void events_and_failed_events_of_a_type_are_counted_apart() {
        EventType type = newType();
        Instant first = Instant.parse("2024-05-20T10:00:00.000001Z");
        Instant last = Instant.parse("2024-05-21T10:00:00.999999Z");
        store().keep(List.of(sample(type).receivedAt(last).verdict()));
        store().keep(SampleEvents.verdicts(List.of(
                sample(type).receivedAt(first.plusSeconds(60)), sample(type).receivedAt(last))));
        store().keep(List.of(sample(type).without("data").receivedAt(first).verdict()));

        assertThat(counts().type(type, Ask.ALL)).contains(new TypeTotals(type, 3, 1, first, last));
        assertThat(Ask.types(counts(), Ask.ALL)).contains(new TypeTotals(type, 3, 1, first, last));
    }

    @Test
    default void types_come_by_category_and_then_name() {
        ApplicationId application = SampleEvents.newApplicationId();
        for (EventType type : List.of(
                new EventType("b", "a"),
                new EventType("a", "b"),
                new EventType("a", "B"),
                new EventType("é", "a"),
                new EventType("a b", "a"))) {
            store().keep(List.of(SampleEvents.of(application)
                    .category(type.category())
                    .name(type.name())
                    .verdict()));
        }

        assertThat(Ask.types(counts(), new Visibility.OnlyOf(application)))
                .extracting(TypeTotals::type)
                .containsExactly(
                        new EventType("a", "B"),
                        new EventType("a", "b"),
                        new EventType("a b", "a"),
                        new EventType("b", "a"),
                        new EventType("é", "a"));
    }

    @Test
    default void types_come_range_by_range_in_either_direction() {
        ApplicationId application = SampleEvents.newApplicationId();
        Visibility own = new Visibility.OnlyOf(application);
        // not as Java compares texts, nor as a language does: U+1F600 comes after U+FFEE
        List<EventType> types = Stream.of("B", "a", "a b", "b", "é", "\uffee", "\ud83d\ude00")
                .flatMap(category -> Stream.of(new EventType(category, "1"), new EventType(category, "2")))
                .toList();
        types.forEach(type -> store().keep(List.of(of(application, type).verdict())));

        assertThat(Ask.types(counts(), own)).extracting(TypeTotals::type).isEqualTo(types);
        for (int place = 0; place < types.size(); place++) {
            EventType beyond = types.get(place);
            assertThat(counts().types(own, new TypeRange(Direction.ASCENDING, beyond, 3)))
                    .extracting(TypeTotals::type)
                    .isEqualTo(types.subList(place + 1, Math.min(types.size(), place + 4)));
            assertThat(counts().types(own, new TypeRange(Direction.DESCENDING, beyond, 3)))
                    .extracting(TypeTotals::type)
                    .isEqualTo(types.subList(Math.max(0, place - 3), place).reversed());
        }
        assertThat(counts().types(own, new TypeRange(Direction.DESCENDING, null, 1)))
                .extracting(TypeTotals::type)
                .containsExactly(types.getLast());
        assertThat(counts().types(own, new TypeRange(Direction.ASCENDING, new EventType("a", "a"), 1)))
                .extracting(TypeTotals::type)
                .as("beyond a type that nothing was sent of")
                .containsExactly(new EventType("a b", "1"));
        assertThat(counts().count(own)).isEqualTo(types.size());
    }

    @Test
    default void types_are_told_of_those_that_are_asked_for() {
        ApplicationId application = SampleEvents.newApplicationId();
        Visibility own = new Visibility.OnlyOf(application);
        EventType one = newType();
        EventType other = newType();
        store().keep(List.of(
                of(application, one).verdict(), of(application, other).verdict()));
        EventType others = newType();
        store().keep(List.of(sample(others).verdict()));

        assertThat(counts().types(own, List.of(one, newType(), others)))
                .isEqualTo(counts().type(one, own).stream().toList());
        assertThat(counts().types(own, List.of())).isEmpty();
    }

    @Test
    default void there_are_more_than_ten_thousand_types() {
        ApplicationId application = SampleEvents.newApplicationId();
        List<Verdict> verdicts = IntStream.range(0, 10_100)
                .mapToObj(
                        i -> of(application, new EventType("many", "item " + i)).verdict())
                .toList();
        for (int from = 0; from < verdicts.size(); from += 1_000) {
            store().keep(verdicts.subList(from, Math.min(verdicts.size(), from + 1_000)));
        }

        assertThat(counts().count(new Visibility.OnlyOf(application))).isEqualTo(10_100);
        assertThat(Ask.types(counts(), new Visibility.OnlyOf(application))).hasSize(10_100);
    }

    @Test
    default void what_is_kept_twice_is_counted_once() {
        EventType type = newType();
        SampleEvent good = sample(type);
        SampleEvent bad = sample(type).without("data");
        List<Verdict> batch = SampleEvents.verdicts(List.of(good, bad, good, bad));

        store().keep(batch);
        store().keep(batch);
        store().keep(List.of(good.verdict(), sample(type).verdict()));

        assertCounted(type, 2, 1);
    }

    @Test
    default void a_failed_event_that_becomes_an_event_counts_as_both() {
        EventType type = newType();
        SampleEvent wrong = sample(type).key("k1").without("data");

        store().keep(List.of(wrong.verdict()));
        store().keep(List.of(wrong.data("{\"mended\":true}").verdict()));

        assertCounted(type, 1, 1);
    }

    @Test
    default void an_event_that_may_not_enter_its_session_counts_as_failed() {
        EventType type = newType();
        SessionId session = SampleEvents.newSession();
        ApplicationId stranger = SampleApplications.registered(applications(), SessionPolicy.OWN);

        store().keep(List.of(sample(type).in(session).verdict()));
        store().keep(List.of(sample(type).from(stranger).in(session).verdict()));

        assertCounted(type, 1, 1);
    }

    @Test
    default void a_failed_event_without_a_category_or_a_name_is_of_no_type() {
        ApplicationId application = SampleEvents.newApplicationId();

        store().keep(SampleEvents.verdicts(List.of(
                SampleEvents.of(application).without("category"),
                SampleEvents.of(application).without("name"),
                SampleEvents.of(application).category(""),
                SampleEvents.of(application).with("name", "7"))));

        assertThat(Ask.types(counts(), new Visibility.OnlyOf(application))).isEmpty();
    }

    @Test
    default void another_applications_events_are_not_counted_and_its_types_do_not_exist() {
        EventType shared = newType();
        EventType others = newType();
        SampleEvent own = sample(shared);
        store().keep(SampleEvents.verdicts(List.of(
                own,
                sample(shared),
                sample(shared).without("data"),
                sample(others),
                sample(others).without("data"))));
        Visibility onlyOwn = new Visibility.OnlyOf(own.application());
        TypeTotals expected = new TypeTotals(shared, 1, 0, own.receivedAt(), own.receivedAt());

        assertThat(Ask.types(counts(), onlyOwn)).containsExactly(expected);
        assertThat(counts().type(shared, onlyOwn)).contains(expected);
        assertThat(counts().type(others, onlyOwn)).isEmpty();
    }

    @Test
    default void a_type_that_nobody_sent_does_not_exist() {
        assertThat(counts().type(newType(), Ask.ALL)).isEmpty();
    }

    @Test
    default void a_refused_batch_counts_for_nothing() {
        if (!(refusal() instanceof Refusal.Of(var payload))) {
            return; // the contract of the store holds it to that
        }
        EventType type = newType();
        SampleEvent guilty = sample(type);
        Event event = guilty.event();
        Verdict refused = new Verdict.Accepted(
                new Event(
                        event.id(),
                        event.application(),
                        event.session(),
                        event.type(),
                        payload,
                        event.occurredAt(),
                        event.arrival(),
                        event.receivedAt()),
                guilty.raw());
        List<Verdict> batch =
                List.of(sample(type).verdict(), sample(type).without("data").verdict(), refused);

        assertThatThrownBy(() -> store().keep(batch)).isInstanceOf(EventsRefused.class);

        assertThat(counts().type(type, Ask.ALL)).isEmpty();
    }

    /** Half of what each of them keeps is the same. */
    @RepeatedTest(3)
    default void eight_threads_keep_events_and_the_counts_sum_up_exactly() {
        EventType type = newType();
        EventType other = newType();
        List<Verdict> common = verdicts(type, other, 100);

        Together.run(
                patience(),
                IntStream.range(0, 8)
                        .mapToObj(thread -> keepInPortions(common, verdicts(type, other, 100)))
                        .toList());

        assertCounted(type, 900, 900);
        assertCounted(other, 900, 900);
    }

    @Test
    default void in_an_outage_the_counts_cannot_be_told() {
        EventType type = newType();
        store().keep(List.of(sample(type).verdict()));

        outage().begin();
        List<Throwable> answers;
        try {
            answers = Stream.<Callable<Object>>of(
                            () -> counts().types(Ask.ALL, TypeRange.first(1)),
                            () -> counts().types(Ask.ALL, List.of(type)),
                            () -> counts().count(Ask.ALL),
                            () -> counts().type(type, Ask.ALL))
                    .map(question -> catchThrowable(question::call))
                    .toList();
        } finally {
            outage().end();
        }

        assertThat(answers).hasSize(4).hasOnlyElementsOfType(EventStoreUnavailable.class);
        assertThat(Retry.whileUnavailable(patience(), EventStoreUnavailable.class, () -> counts().type(type, Ask.ALL)))
                .isPresent();
    }

    private Callable<Void> keepInPortions(List<Verdict> common, List<Verdict> own) {
        return () -> {
            List<Verdict> all = new ArrayList<>(common);
            all.addAll(own);
            Collections.shuffle(all);
            for (int i = 0; i < all.size(); i += 100) {
                store().keep(all.subList(i, i + 100));
            }
            return null;
        };
    }

    /** So many good and bad ones of each type, in turn. */
    private static List<Verdict> verdicts(EventType type, EventType other, int each) {
        return IntStream.range(0, each)
                .boxed()
                .flatMap(i -> Stream.of(
                        sample(type),
                        sample(other).without("data"),
                        sample(other),
                        sample(type).without("data")))
                .map(SampleEvent::verdict)
                .toList();
    }

    private void assertCounted(EventType type, long events, long failed) {
        assertThat(counts().type(type, Ask.ALL)).as("%s", type).hasValueSatisfying(totals -> {
            assertThat(totals.events()).as("events").isEqualTo(events);
            assertThat(totals.failed()).as("failed events").isEqualTo(failed);
        });
    }

    private static SampleEvent of(ApplicationId application, EventType type) {
        return SampleEvents.of(application).category(type.category()).name(type.name());
    }

    private static SampleEvent sample(EventType type) {
        return SampleEvents.any().category(type.category()).name(type.name());
    }

    private static EventType newType() {
        return new EventType(SampleEvents.newText(), SampleEvents.newText());
    }
}
