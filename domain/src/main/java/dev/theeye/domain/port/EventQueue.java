package dev.theeye.domain.port;

import dev.theeye.domain.event.RawEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Where accepted raw events wait to be judged. */
public interface EventQueue {
    /**
     * Takes a batch, whole or not at all.
     *
     * @param events at most 5,000, in the order of their arrival
     * @return completes once the batch would outlive this process and the broker's; completes exceptionally with {@link
     *     EventQueueUnavailable}, within a bounded time, where that cannot be told: adding the batch again is safe. Whoever
     *     goes on from there does so on a thread of the queue's own, and must not hold it up
     */
    CompletableFuture<Void> add(List<RawEvent> events);

    /**
     * Starts to hand batches to {@code recorder}, each event at least once and unaltered. A batch is forgotten only after
     * the recorder has returned; where it throws, the same events are handed over again, with a growing pause. Every call
     * adds one more consumer, which shares the events with the others.
     */
    Delivery deliverTo(EventRecorder recorder);

    /** A running consumer. */
    interface Delivery extends AutoCloseable {
        /** Lets the batch in hand finish, then stops; what waits stays in the queue. */
        @Override
        void close();
    }
}
