package dev.theeye.adapter.memory;

import dev.theeye.contracts.EventQueueContract;
import dev.theeye.contracts.Outage;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.port.EventQueue;
import dev.theeye.domain.port.EventRecorder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A queue with nothing wrong; what is broken on purpose overrides one of its sides. */
class HonestQueue implements EventQueueContract, EventQueue {
    final InMemoryEventQueue honest = new InMemoryEventQueue();

    @Override
    public EventQueue newQueue() {
        return this;
    }

    @Override
    public Outage outage() {
        return new MemoryOutage(honest::interrupt, honest::resume);
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(1);
    }

    @Override
    public CompletableFuture<Void> add(List<RawEvent> events) {
        return honest.add(events);
    }

    @Override
    public Delivery deliverTo(EventRecorder recorder) {
        return honest.deliverTo(recorder);
    }
}
