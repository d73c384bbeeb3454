package dev.theeye.domain.port;

import dev.theeye.domain.event.RawEvent;
import java.util.List;

/** What a queue hands its events to. Not an adapter's to implement: the application does. */
public interface EventRecorder {
    /** How many events a queue hands over at once at the most. */
    int MAX_BATCH = 10_000;

    /**
     * Judges and keeps a batch; has kept all of it when it returns. Safe to repeat.
     *
     * @param events at most {@link #MAX_BATCH}
     * @throws EventStoreUnavailable where the batch may not have been kept: hand it over again, later
     */
    void record(List<RawEvent> events);
}
