package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.Order;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.port.Kept;
import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.session.SessionPolicy;
import dev.theeye.domain.trust.ApplicationId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Conditions of a filter all hold; of several values in one, any. */
interface EventReaderFilterContract extends StorageContract {
    @Test
    default void events_are_found_by_application() {
        SampleEvent a = kept(SampleEvents.any());
        SampleEvent b = kept(SampleEvents.any());
        kept(SampleEvents.any());

        assertFinds(applications(Set.of(a.application())), a);
        assertFinds(applications(Set.of(a.application(), b.application())), a, b);
        assertFinds(applications(Set.of(SampleEvents.newApplicationId())));
    }

    @Test
    default void events_are_found_by_session() {
        SampleEvent a = kept(SampleEvents.any());
        SampleEvent b = kept(SampleEvents.any());
        SampleEvent alsoB = kept(SampleEvents.of(b.application(), b.event().session()));

        assertFinds(sessions(Set.of(a.event().session())), a);
        assertFinds(sessions(Set.of(a.event().session(), b.event().session())), a, b, alsoB);
        assertFinds(sessions(Set.of(SampleEvents.newSession())));
    }

    @Test
    default void events_are_found_by_hundreds_of_sessions() {
        SampleEvent a = kept(SampleEvents.any());
        Set<SessionId> sessions = new HashSet<>(
                Stream.generate(SampleEvents::newSession).limit(500).toList());
        sessions.add(a.event().session());

        assertFinds(sessions(sessions), a);
    }

    @Test
    default void events_are_found_by_category() {
        SampleEvent a = kept(SampleEvents.any());
        SampleEvent b = kept(SampleEvents.any());
        String category = a.event().type().category();
        kept(SampleEvents.any().category(category + " "));
        kept(SampleEvents.any().category(category.toUpperCase(Locale.ROOT)));

        assertFinds(categories(Set.of(category)), a);
        assertFinds(categories(Set.of(category, b.event().type().category())), a, b);
        assertFinds(categories(Set.of("sample%", "*", "sample ____", SampleEvents.newText())));
    }

    @Test
    default void events_are_found_by_name() {
        String one = SampleEvents.newText();
        String two = SampleEvents.newText();
        SampleEvent a = kept(SampleEvents.any().name(one));
        SampleEvent b = kept(SampleEvents.any().name(two));
        kept(SampleEvents.any().category(one));

        assertFinds(names(Set.of(one)), a);
        assertFinds(names(Set.of(one, two)), a, b);
        assertFinds(names(Set.of(SampleEvents.newText())));
    }

    @Test
    default void the_beginning_belongs_to_a_span_of_time_and_its_end_does_not() {
        Instant noon = Instant.parse("2022-05-20T12:00:00.000001Z");
        ApplicationId application = SampleEvents.newApplicationId();
        SampleEvent before = kept(SampleEvents.of(application).occurredAt(noon.minusNanos(1000)));
        SampleEvent at = kept(SampleEvents.of(application).occurredAt(noon));
        SampleEvent after = kept(SampleEvents.of(application).occurredAt(noon.plusNanos(1000)));

        assertFinds(span(application, noon, null), at, after);
        assertFinds(span(application, null, noon), before);
        assertFinds(span(application, noon, noon.plusNanos(1000)), at);
        assertFinds(span(application, noon, noon));
        assertFinds(span(application, noon.plusNanos(1000), noon));
        assertFinds(span(application, null, null), before, at, after);
    }

    @Test
    default void a_span_may_reach_beyond_all_events() {
        SampleEvent sample = kept(SampleEvents.any());
        Instant year1 = Instant.parse("0001-01-01T00:00:00Z");
        Instant year10000 = Instant.parse("+10000-01-01T23:58:59.999999Z");

        assertFinds(span(sample.application(), year1, year10000), sample);
        assertFinds(span(sample.application(), year10000, null));
        assertFinds(span(sample.application(), null, year1));
    }

    /** Each of the others misses one condition alone. */
    @Test
    default void all_conditions_hold() {
        SampleEvent wanted = kept(SampleEvents.of(SampleApplications.registered(applications(), SessionPolicy.SHARED))
                .name("one"));
        Event event = wanted.event();
        kept(wanted.from(SampleApplications.registered(applications(), SessionPolicy.SHARED)));
        kept(wanted.in(SampleEvents.newSession()));
        kept(wanted.category(SampleEvents.newText()));
        kept(wanted.name("two"));
        kept(wanted.occurredAt(event.occurredAt().minusNanos(1000)));
        kept(wanted.occurredAt(event.occurredAt().plusNanos(1000)));

        assertFinds(
                new EventFilter(
                        Ask.ALL,
                        Set.of(event.application()),
                        Set.of(event.session()),
                        Set.of(event.type().category()),
                        Set.of("one"),
                        event.occurredAt(),
                        event.occurredAt().plusNanos(1000)),
                wanted);
    }

    private SampleEvent kept(SampleEvent sample) {
        assertThat(store().keep(List.of(sample.verdict()))).containsExactly(Kept.STORED);
        return sample;
    }

    private void assertFinds(EventFilter filter, SampleEvent... samples) {
        List<EventId> expected =
                Stream.of(samples).map(sample -> sample.event().id()).toList();

        assertThat(Ask.events(reader(), filter))
                .as("%s", filter)
                .extracting(Event::id)
                .isEqualTo(expected);
        assertThat(reader().find(filter, PageRequest.first(Order.NEWEST_FIRST, 100))
                        .items())
                .as("newest first, %s", filter)
                .extracting(Event::id)
                .isEqualTo(expected.reversed());
        assertThat(reader().count(filter)).as("count, %s", filter).isEqualTo(expected.size());
    }

    private static EventFilter applications(Set<ApplicationId> applications) {
        return new EventFilter(Ask.ALL, applications, Set.of(), Set.of(), Set.of(), null, null);
    }

    private static EventFilter sessions(Set<SessionId> sessions) {
        return new EventFilter(Ask.ALL, Set.of(), sessions, Set.of(), Set.of(), null, null);
    }

    private static EventFilter categories(Set<String> categories) {
        return new EventFilter(Ask.ALL, Set.of(), Set.of(), categories, Set.of(), null, null);
    }

    private static EventFilter names(Set<String> names) {
        return new EventFilter(Ask.ALL, Set.of(), Set.of(), Set.of(), names, null, null);
    }

    private static EventFilter span(ApplicationId application, @Nullable Instant from, @Nullable Instant to) {
        return new EventFilter(Ask.ALL, Set.of(application), Set.of(), Set.of(), Set.of(), from, to);
    }
}
