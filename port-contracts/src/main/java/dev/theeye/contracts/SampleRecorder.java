package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.port.EventRecorder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Remembers what a queue hands over. */
public final class SampleRecorder implements EventRecorder {
    private final List<List<RawEvent>> batches = new CopyOnWriteArrayList<>();
    private final Set<EventId> ids = ConcurrentHashMap.newKeySet();
    private final Consumer<List<RawEvent>> before;

    public SampleRecorder() {
        this(batch -> {});
    }

    /** @param before is called with each batch first; where it throws, the batch does not count as recorded */
    public SampleRecorder(Consumer<List<RawEvent>> before) {
        this.before = before;
    }

    @Override
    public void record(List<RawEvent> events) {
        before.accept(events);
        batches.add(List.copyOf(events));
        events.forEach(event -> ids.add(event.id()));
    }

    /** What was recorded, in the order in which it was handed over. */
    public List<List<RawEvent>> batches() {
        return List.copyOf(batches);
    }

    public List<RawEvent> events() {
        return batches.stream().flatMap(List::stream).toList();
    }

    /** Returns once all of these were recorded as they are; fails where that takes too long. */
    public void await(Duration patience, List<RawEvent> expected) {
        Retry.until(
                patience,
                () -> missing(expected) == 0,
                () -> missing(expected) + " of " + expected.size() + " events were never handed over");
        Map<EventId, RawEvent> recorded = new HashMap<>();
        events().forEach(event -> recorded.put(event.id(), event));
        for (RawEvent event : expected) {
            assertThat(recorded.get(event.id()))
                    .as(
                            "handed over must be what was added: %s",
                            event.sent().text().utf8())
                    .isEqualTo(event);
        }
    }

    private long missing(List<RawEvent> expected) {
        return expected.stream().filter(event -> !ids.contains(event.id())).count();
    }
}
