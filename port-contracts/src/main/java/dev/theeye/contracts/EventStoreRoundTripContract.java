package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.port.Kept;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.validation.RuleBook;
import dev.theeye.domain.validation.SchemaInForce;
import dev.theeye.domain.validation.SchemaMode;
import dev.theeye.domain.validation.Verdict;
import dev.theeye.domain.validation.Violation;
import dev.theeye.domain.validation.ViolationCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** An event comes back as it was kept: each field exactly, the payload as equal JSON. */
interface EventStoreRoundTripContract extends StorageContract {
    @TestFactory
    default Stream<DynamicTest> awkward_payloads_come_back_equal() {
        return Arrays.stream(AwkwardPayload.values())
                .map(payload -> DynamicTest.dynamicTest(
                        payload.name(), () -> assertComesBack(SampleEvents.any().data(payload.json()))));
    }

    @TestFactory
    default Stream<DynamicTest> awkward_categories_and_names_come_back_equal_and_are_found() {
        return Stream.of(
                        "\"quoted\" 'text'",
                        "{1,NULL}",
                        "NULL",
                        "back\\slash \\N",
                        " spaces around ",
                        "tab\tand\nnewline",
                        "50% of_all*",
                        "Ünïcödé 日本語",
                        "👩‍👩‍👧‍👦",
                        "x".repeat(EventType.MAX_LENGTH),
                        "😀".repeat(EventType.MAX_LENGTH / 2))
                .map(text -> DynamicTest.dynamicTest(text, () -> {
                    SampleEvent sample = SampleEvents.any().category(text).name(text);
                    assertComesBack(sample);
                    assertThat(Ask.events(reader(), filter(sample.application(), text)))
                            .hasSize(1);
                }));
    }

    @TestFactory
    default Stream<DynamicTest> times_come_back_to_the_microsecond() {
        return Stream.of(
                        "2021-01-01T09:15:27.243860Z",
                        "2021-01-01T09:15:27.000001Z",
                        "2021-01-01T09:15:27.999999Z",
                        "2021-06-30T23:59:59.999999Z",
                        "2000-01-01T00:00:00.000000Z",
                        "2024-02-29T12:00:00.123456Z",
                        "2025-03-30T01:30:00.500000Z",
                        "2025-10-26T01:30:00.654321Z")
                .map(Instant::parse)
                .map(time -> DynamicTest.dynamicTest(
                        time.toString(),
                        () -> assertComesBack(
                                SampleEvents.any().occurredAt(time).receivedAt(time.plusNanos(1_001_000)))));
    }

    @Test
    default void an_event_of_this_moment_and_one_a_little_ahead_come_back() {
        Instant now = SampleEvents.now();

        assertComesBack(SampleEvents.any().occurredAt(now).receivedAt(now));
        assertComesBack(SampleEvents.any().occurredAt(now.plusSeconds(59)).receivedAt(now));
    }

    @Test
    default void the_version_of_the_schema_that_it_was_judged_by_comes_back() {
        SampleEvent sample = SampleEvents.any();
        SchemaInForce schema = new SchemaInForce(7, SchemaMode.ENFORCE, payload -> List.of());

        assertComesBack(RuleBook.standard(Duration.ofMinutes(1), type -> Optional.of(schema))
                .judge(sample.raw()));
    }

    @Test
    default void an_event_that_would_grow_too_large_is_kept_as_it_came_and_hurts_no_other() {
        SampleEvent growing = SampleEvents.any().data("{\"v\":[" + "1e999,".repeat(10_000) + "0]}");
        SampleEvent neighbour = SampleEvents.of(growing.application());

        List<Kept> kept = store().keep(List.of(growing.verdict(), neighbour.verdict()));

        assertThat(kept).containsExactly(Kept.FAILED, Kept.STORED);
        FailedEvent found = reader().findFailed(growing.failed().id(), Ask.ALL).orElseThrow();
        assertThat(found.violations()).extracting(Violation::code).containsExactly(ViolationCode.DATA_UNSTORABLE);
        assertThat(found.received()).isEqualTo(growing.sent().text());
    }

    private void assertComesBack(SampleEvent sample) {
        assertComesBack(sample.verdict());
    }

    private void assertComesBack(Verdict verdict) {
        Event event = ((Verdict.Accepted) verdict).event();

        List<Kept> kept = store().keep(List.of(verdict));

        assertThat(kept).containsExactly(Kept.STORED);
        assertThat(Ask.events(reader(), event.session()))
                .as("half again as large as an event may be, at most")
                .allSatisfy(found ->
                        assertThat(found.payload().json().length()).isLessThanOrEqualTo(SentEvent.MAX_BYTES * 3 / 2));
        assertThat(Ask.events(reader(), event.session()).stream().map(PlainEvent::of))
                .as("found by its session")
                .containsExactly(PlainEvent.of(event));
        assertThat(reader().find(event.id(), Ask.ALL).map(PlainEvent::of))
                .as("found by its id")
                .contains(PlainEvent.of(event));
    }

    private static EventFilter filter(ApplicationId application, String text) {
        return new EventFilter(Ask.ALL, Set.of(application), Set.of(), Set.of(text), Set.of(text), null, null);
    }
}
