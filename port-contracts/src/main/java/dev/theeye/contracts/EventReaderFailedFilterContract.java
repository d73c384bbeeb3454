package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.domain.event.EventId;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.domain.failure.FailedEventStatus;
import dev.theeye.domain.port.Kept;
import dev.theeye.domain.session.SessionPolicy;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.Visibility;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Failed events are found by what was sent, why it failed and when it was received. */
interface EventReaderFailedFilterContract extends StorageContract {
    @Test
    default void failed_events_are_found_by_application_session_category_and_name() {
        ApplicationId application = SampleEvents.newApplicationId();
        String odd = SampleEvents.newText();
        FailedEvent a = kept(SampleEvents.of(application).category("a").with("session_id", JsonValue.quoted(odd)));
        FailedEvent b =
                kept(SampleEvents.of(application).category("b").name("one").without("data"));
        FailedEvent c = kept(SampleEvents.of(application).without("category").name("two"));
        FailedEventFilter all = FailedEventFilter.everything(new Visibility.OnlyOf(application));

        assertFinds(sessions(all, Set.of(odd)), a);
        assertFinds(sessions(all, Set.of(odd, String.valueOf(b.sessionId()))), a, b);
        assertFinds(sessions(all, Set.of("null", SampleEvents.newText())));
        assertFinds(categories(all, Set.of("b")), b);
        assertFinds(categories(all, Set.of("a", "b")), a, b);
        assertFinds(names(all, Set.of("one", "two")), b, c);
        assertFinds(applications(FailedEventFilter.everything(Ask.ALL), Set.of(application)), a, b, c);
        assertFinds(applications(all, Set.of(SampleEvents.newApplicationId())));
    }

    @Test
    default void failed_events_are_found_by_violation_or_its_beginning_up_to_a_dot() {
        ApplicationId application = SampleApplications.registered(applications(), SessionPolicy.OWN);
        FailedEvent nameAndTime =
                kept(SampleEvents.of(application).without("name").with("timestamp", "\"tomorrow\""));
        FailedEvent time = kept(SampleEvents.of(application).without("timestamp"));
        FailedEvent sessionId = kept(SampleEvents.of(application).without("session_id"));
        FailedEventFilter all = FailedEventFilter.everything(new Visibility.OnlyOf(application));

        assertFinds(violations(all, "name.missing"), nameAndTime);
        assertFinds(violations(all, "timestamp.missing"), time);
        assertFinds(violations(all, "timestamp"), nameAndTime, time);
        assertFinds(violations(all, "name", "session_id"), nameAndTime, sessionId);
        assertFinds(violations(all, "session_id.missing", "timestamp"), nameAndTime, time, sessionId);
        assertFinds(violations(all, "session"));
        assertFinds(violations(all, "time"));
        assertFinds(violations(all, "name.miss"));
        assertFinds(violations(all, "missing"));
        assertFinds(violations(all, "nam_"));
        assertFinds(violations(all, "%"));
        assertFinds(violations(all, "name.missing' OR '1'='1"));
    }

    @Test
    default void session_as_a_beginning_finds_the_events_for_another_applications_session() {
        SampleEvent owners = SampleEvents.of(SampleApplications.registered(applications(), SessionPolicy.OWN));
        SampleEvent others = SampleEvents.of(
                SampleApplications.registered(applications(), SessionPolicy.OWN),
                owners.event().session());
        store().keep(List.of(owners.verdict()));
        store().keep(List.of(others.verdict()));
        FailedEventFilter all = FailedEventFilter.everything(new Visibility.OnlyOf(others.application()));

        assertThat(Ask.failed(reader(), violations(all, "session"))).hasSize(1);
        assertThat(Ask.failed(reader(), violations(all, "session.other_application")))
                .hasSize(1);
        assertThat(Ask.failed(reader(), violations(all, "session_id"))).isEmpty();
    }

    @Test
    default void failed_events_are_found_by_status() {
        FailedEvent open = kept(SampleEvents.any().without("name"));
        FailedEventFilter all = FailedEventFilter.everything(new Visibility.OnlyOf(open.application()));

        assertFinds(statuses(all, Set.of(FailedEventStatus.OPEN)), open);
        assertFinds(statuses(all, Set.of(FailedEventStatus.OPEN, FailedEventStatus.REPLAYED)), open);
        assertFinds(statuses(all, Set.of(FailedEventStatus.REPLAYED, FailedEventStatus.DISCARDED)));
    }

    @Test
    default void the_beginning_of_a_span_of_receipt_belongs_to_it_and_its_end_does_not() {
        Instant noon = Instant.parse("2022-05-20T12:00:00.000001Z");
        ApplicationId application = SampleEvents.newApplicationId();
        SampleEvent sample = SampleEvents.of(application).without("name");
        FailedEvent before = kept(sample.data("{\"n\":1}").receivedAt(noon.minusNanos(1000)));
        FailedEvent at = kept(sample.data("{\"n\":2}").receivedAt(noon));
        FailedEvent after = kept(sample.data("{\"n\":3}").receivedAt(noon.plusNanos(1000)));

        assertFinds(span(application, noon, null), at, after);
        assertFinds(span(application, null, noon), before);
        assertFinds(span(application, noon, noon.plusNanos(1000)), at);
        assertFinds(span(application, noon, noon));
        assertFinds(
                span(application, Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("+10000-01-01T00:00:00Z")),
                before,
                at,
                after);
    }

    private FailedEvent kept(SampleEvent sample) {
        assertThat(store().keep(List.of(sample.verdict()))).containsExactly(Kept.FAILED);
        return sample.failed();
    }

    private void assertFinds(FailedEventFilter filter, FailedEvent... expected) {
        List<EventId> ids = Stream.of(expected)
                .sorted(Comparator.comparing(FailedEvent::cursor))
                .map(FailedEvent::id)
                .toList();

        assertThat(Ask.failed(reader(), filter))
                .as("%s", filter)
                .extracting(FailedEvent::id)
                .isEqualTo(ids);
        assertThat(reader().countFailed(filter)).as("count, %s", filter).isEqualTo(ids.size());
    }

    private static FailedEventFilter applications(FailedEventFilter f, Set<ApplicationId> applications) {
        return new FailedEventFilter(
                f.visibility(), applications, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), null, null);
    }

    private static FailedEventFilter sessions(FailedEventFilter f, Set<String> sessionIds) {
        return new FailedEventFilter(
                f.visibility(), Set.of(), sessionIds, Set.of(), Set.of(), Set.of(), Set.of(), null, null);
    }

    private static FailedEventFilter categories(FailedEventFilter f, Set<String> categories) {
        return new FailedEventFilter(
                f.visibility(), Set.of(), Set.of(), categories, Set.of(), Set.of(), Set.of(), null, null);
    }

    private static FailedEventFilter names(FailedEventFilter f, Set<String> names) {
        return new FailedEventFilter(
                f.visibility(), Set.of(), Set.of(), Set.of(), names, Set.of(), Set.of(), null, null);
    }

    private static FailedEventFilter violations(FailedEventFilter f, String... violations) {
        return new FailedEventFilter(
                f.visibility(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(violations), Set.of(), null, null);
    }

    private static FailedEventFilter statuses(FailedEventFilter f, Set<FailedEventStatus> statuses) {
        return new FailedEventFilter(
                f.visibility(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), statuses, null, null);
    }

    private static FailedEventFilter span(ApplicationId application, @Nullable Instant from, @Nullable Instant to) {
        return new FailedEventFilter(
                Ask.ALL, Set.of(application), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), from, to);
    }
}
