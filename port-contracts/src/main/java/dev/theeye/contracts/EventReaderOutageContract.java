package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.Order;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.domain.port.EventStoreUnavailable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** In an outage a reader never answers "nothing" for "could not look". */
interface EventReaderOutageContract extends StorageContract {
    @Test
    default void in_an_outage_every_question_fails_and_may_be_asked_again_afterwards() {
        SampleEvent good = SampleEvents.any();
        SampleEvent bad = SampleEvents.of(good.application()).without("name");
        store().keep(SampleEvents.verdicts(List.of(good, bad)));
        Map<String, Supplier<Object>> questions =
                questions(good.event().id(), bad.failed().id());
        Map<String, Throwable> answers = new LinkedHashMap<>();

        outage().begin();
        try {
            questions.forEach((name, question) -> answers.put(
                    name,
                    assertTimeoutPreemptively(
                            patience(),
                            () -> catchThrowable(question::get),
                            () -> "in an outage, " + name + " must throw in a bounded time")));
        } finally {
            outage().end();
        }

        assertThat(answers)
                .allSatisfy((name, thrown) ->
                        assertThat(thrown).as(name + " in an outage").isInstanceOf(EventStoreUnavailable.class));
        questions.forEach(
                (name, question) -> Retry.whileUnavailable(patience(), EventStoreUnavailable.class, question));
        assertThat(Ask.count(reader(), good.application())).isEqualTo(1);
        assertThat(Ask.countFailed(reader(), good.application())).isEqualTo(1);
    }

    private Map<String, Supplier<Object>> questions(EventId event, EventId failed) {
        PageRequest page = PageRequest.first(Order.NEWEST_FIRST, 1);
        EventFilter events = EventFilter.everything(Ask.ALL);
        FailedEventFilter failedEvents = FailedEventFilter.everything(Ask.ALL);
        return Map.of(
                "find", () -> reader().find(events, page),
                "count", () -> reader().count(events),
                "find by id", () -> reader().find(event, Ask.ALL),
                "findFailed", () -> reader().findFailed(failedEvents, page),
                "countFailed", () -> reader().countFailed(failedEvents),
                "findFailed by id", () -> reader().findFailed(failed, Ask.ALL));
    }
}
