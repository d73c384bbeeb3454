package dev.theeye.adapter.memory;

import dev.theeye.contracts.EventQueueContract;
import dev.theeye.contracts.Outage;
import dev.theeye.domain.port.EventQueue;

final class InMemoryEventQueueTest implements EventQueueContract {
    private final InMemoryEventQueue queue = new InMemoryEventQueue();

    @Override
    public EventQueue newQueue() {
        return queue;
    }

    @Override
    public Outage outage() {
        return new MemoryOutage(queue::interrupt, queue::resume);
    }
}
