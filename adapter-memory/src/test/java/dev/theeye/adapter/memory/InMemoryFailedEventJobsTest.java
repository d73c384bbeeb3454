package dev.theeye.adapter.memory;

import dev.theeye.contracts.FailedEventGroupsContract;
import dev.theeye.contracts.FailedEventJobsContract;
import dev.theeye.contracts.FailureAlertsContract;
import dev.theeye.contracts.OldFailedEventsContract;
import dev.theeye.domain.port.FailedEventGroups;
import dev.theeye.domain.port.FailedEventJobs;
import dev.theeye.domain.port.FailureAlerts;
import dev.theeye.domain.port.OldFailedEvents;

final class InMemoryFailedEventJobsTest extends InMemoryStorage
        implements FailedEventJobsContract, FailedEventGroupsContract, OldFailedEventsContract, FailureAlertsContract {
    private final InMemoryFailureAlerts alerts = new InMemoryFailureAlerts(honest);

    @Override
    public FailedEventJobs jobs() {
        return new InMemoryFailedEventJobs(honest);
    }

    @Override
    public FailedEventGroups groups() {
        return new InMemoryFailedEventGroups(honest);
    }

    @Override
    public OldFailedEvents oldFailedEvents() {
        return new InMemoryOldFailedEvents(honest);
    }

    @Override
    public FailureAlerts alerts() {
        return alerts;
    }
}
