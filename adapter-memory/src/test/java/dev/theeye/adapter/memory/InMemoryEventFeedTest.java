package dev.theeye.adapter.memory;

import dev.theeye.contracts.EventFeedContract;
import dev.theeye.contracts.Outage;
import dev.theeye.domain.port.EventFeed;
import dev.theeye.domain.port.EventStore;

final class InMemoryEventFeedTest implements EventFeedContract {
    private static final InMemoryEventStore STORE = new InMemoryEventStore(new InMemoryApplications());

    @Override
    public EventStore store() {
        return STORE;
    }

    @Override
    public EventFeed feed() {
        return new InMemoryEventFeed(STORE);
    }

    @Override
    public Outage outage() {
        return new MemoryOutage(STORE::interrupt, STORE::resume);
    }
}
