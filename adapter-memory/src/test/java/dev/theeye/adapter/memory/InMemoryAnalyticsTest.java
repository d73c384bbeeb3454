package dev.theeye.adapter.memory;

import dev.theeye.contracts.AnalyticsContract;
import dev.theeye.contracts.Outage;
import dev.theeye.domain.port.Analytics;
import dev.theeye.domain.port.Applications;
import dev.theeye.domain.port.EventReader;
import dev.theeye.domain.port.EventStore;

final class InMemoryAnalyticsTest implements AnalyticsContract {
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
    public Analytics analytics() {
        return new InMemoryAnalytics(STORE);
    }

    @Override
    public Applications applications() {
        return APPLICATIONS;
    }

    @Override
    public Outage outage() {
        return new MemoryOutage(STORE::interrupt, STORE::resume);
    }
}
