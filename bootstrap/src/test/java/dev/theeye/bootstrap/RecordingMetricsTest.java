package dev.theeye.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.memory.InMemoryApplications;
import dev.theeye.adapter.memory.InMemoryEventStore;
import dev.theeye.application.RecordEvents;
import dev.theeye.contracts.SampleEvent;
import dev.theeye.contracts.SampleEvents;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.validation.RuleBook;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecordingMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void each_outcome_is_counted() {
        SampleEvent good = SampleEvents.any();
        SampleEvent bad = SampleEvents.any().without("name");
        RecordEvents recording = recording(100);

        recording.record(SampleEvents.raw(List.of(good, bad)));
        recording.record(SampleEvents.raw(List.of(good, bad, SampleEvents.any())));

        assertThat(outcome("stored")).isEqualTo(2);
        assertThat(outcome("failed")).isEqualTo(1);
        assertThat(outcome("duplicate")).isEqualTo(1);
        assertThat(outcome("failed_before")).isEqualTo(1);
        assertThat(registry.get("eye.events.wait").timer().count()).isEqualTo(2);
    }

    @Test
    void violations_are_counted_by_code_and_type_and_once_for_an_event_that_fails_again() {
        RawEvent sessionless = SampleEvents.any()
                .category("form")
                .name("submit")
                .without("session_id")
                .raw();
        RecordEvents recording = recording(100);

        recording.record(List.of(sessionless));
        recording.record(List.of(sessionless));

        assertThat(violations("session_id.missing", "form", "submit")).isEqualTo(1);
    }

    @Test
    void types_beyond_the_number_that_is_told_apart_count_together() {
        RecordEvents recording = recording(2);

        recording.record(Stream.of("a", "b", "c", "d", "a")
                .map(name -> SampleEvents.any()
                        .category("form")
                        .name(name)
                        .without("session_id")
                        .raw())
                .toList());

        assertThat(violations("session_id.missing", "form", "a")).isEqualTo(2);
        assertThat(violations("session_id.missing", "form", "b")).isEqualTo(1);
        assertThat(violations("session_id.missing", "other", "other")).isEqualTo(2);
    }

    private RecordEvents recording(int types) {
        return new RecordEvents(
                RuleBook.standard(Duration.ofMinutes(1)),
                new InMemoryEventStore(new InMemoryApplications()),
                new RecordingMetrics(registry, Clock.systemUTC(), new MetricsSettings(types)));
    }

    private double outcome(String outcome) {
        return registry.get("eye.events.recorded")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private double violations(String code, String category, String name) {
        return registry
                .find("eye.violations")
                .tag("code", code)
                .tag("category", category)
                .tag("name", name)
                .counters()
                .stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
