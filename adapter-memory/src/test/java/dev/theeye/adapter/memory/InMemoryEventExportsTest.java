package dev.theeye.adapter.memory;

import dev.theeye.contracts.EventExportsContract;
import dev.theeye.contracts.Outage;
import dev.theeye.domain.port.Applications;
import dev.theeye.domain.port.EventExports;
import dev.theeye.domain.port.EventReader;
import dev.theeye.domain.port.EventStore;

class InMemoryEventExportsTest implements EventExportsContract {
    final InMemoryApplications applications = new InMemoryApplications();
    final InMemoryEventStore store = new InMemoryEventStore(applications);

    @Override
    public EventExports exports() {
        return new InMemoryEventExports(store);
    }

    @Override
    public EventStore store() {
        return store;
    }

    @Override
    public EventReader reader() {
        return new InMemoryEventReader(store);
    }

    @Override
    public Applications applications() {
        return applications;
    }

    @Override
    public Outage outage() {
        return new MemoryOutage(store::interrupt, store::resume);
    }
}
