package dev.theeye.adapter.memory;

import dev.theeye.contracts.FailedEventGroupsContract;
import dev.theeye.contracts.FailedEventJobsContract;
import dev.theeye.contracts.FailureAlertsContract;
import dev.theeye.contracts.OldFailedEventsContract;
import dev.theeye.contracts.Outage;
import dev.theeye.domain.port.Applications;
import dev.theeye.domain.port.EventReader;
import dev.theeye.domain.port.EventStore;
import dev.theeye.domain.port.FailedEventGroups;
import dev.theeye.domain.port.FailedEventJobs;
import dev.theeye.domain.port.FailureAlerts;
import dev.theeye.domain.port.OldFailedEvents;

/** One store for all tests, as an adapter over a database has. */
final class InMemoryFailedEventJobsTest
        implements FailedEventJobsContract, FailedEventGroupsContract, OldFailedEventsContract, FailureAlertsContract {
    private static final InMemoryApplications APPLICATIONS = new InMemoryApplications();
    private static final InMemoryEventStore STORE = new InMemoryEventStore(APPLICATIONS);
    private static final InMemoryFailureAlerts ALERTS = new InMemoryFailureAlerts(STORE);

    @Override
    public EventStore store() {
        return STORE;
    }

    @Override
    public EventReader reader() {
        return new InMemoryEventReader(STORE);
    }

    @Override
    public FailedEventJobs jobs() {
        return new InMemoryFailedEventJobs(STORE);
    }

    @Override
    public FailedEventGroups groups() {
        return new InMemoryFailedEventGroups(STORE);
    }

    @Override
    public OldFailedEvents oldFailedEvents() {
        return new InMemoryOldFailedEvents(STORE);
    }

    @Override
    public FailureAlerts alerts() {
        return ALERTS;
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
