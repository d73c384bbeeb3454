package dev.theeye.adapter.memory;

import dev.theeye.contracts.EventCountsContract;
import dev.theeye.contracts.Outage;
import dev.theeye.contracts.Refusal;
import dev.theeye.domain.port.Applications;
import dev.theeye.domain.port.EventCounts;
import dev.theeye.domain.port.EventReader;
import dev.theeye.domain.port.EventStore;

final class InMemoryEventCountsTest implements EventCountsContract {
    private static final InMemoryApplications APPLICATIONS = new InMemoryApplications();
    private static final InMemoryEventStore STORE = new InMemoryEventStore(APPLICATIONS);

    @Override
    public EventStore store() {
        return STORE;
    }

    @Override
    public EventReader reader() {
        return new InMemoryEventReader(STORE);
    }

    @Override
    public EventCounts counts() {
        return new InMemoryEventCounts(STORE);
    }

    @Override
    public Applications applications() {
        return APPLICATIONS;
    }

    @Override
    public Refusal refusal() {
        return new Refusal.Never();
    }

    @Override
    public Outage outage() {
        return new MemoryOutage(STORE::interrupt, STORE::resume);
    }
}
