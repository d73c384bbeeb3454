package dev.theeye.adapter.rabbit;

import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.port.EventRecorder;
import dev.theeye.domain.port.EventStoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps events as a store would: each id once, whatever is delivered twice. */
final class RecordingRecorder implements EventRecorder {
    private final Map<EventId, RawEvent> kept = new LinkedHashMap<>();
    private final List<Integer> batches = new ArrayList<>();
    private boolean isAway;
    private int attempts;

    @Override
    public synchronized void record(List<RawEvent> events) {
        attempts++;
        if (isAway) {
            throw new EventStoreUnavailable("away, as the test wants it", null);
        }
        batches.add(events.size());
        events.forEach(event -> kept.putIfAbsent(event.id(), event));
    }

    synchronized void away(boolean away) {
        isAway = away;
    }

    synchronized int attempts() {
        return attempts;
    }

    /** How many events were handed over, the same one twice counting twice. */
    synchronized int delivered() {
        return batches.stream().mapToInt(Integer::intValue).sum();
    }

    synchronized List<Integer> batches() {
        return List.copyOf(batches);
    }

    synchronized List<RawEvent> kept() {
        return List.copyOf(kept.values());
    }

    synchronized Set<EventId> ids() {
        return Set.copyOf(kept.keySet());
    }

    /** Waits until all of them are kept. */
    void await(List<RawEvent> events, Duration patience) {
        Set<EventId> wanted = Set.copyOf(events.stream().map(RawEvent::id).toList());
        Deadline.await(wanted.size() + " events", patience, () -> ids().containsAll(wanted));
    }
}
