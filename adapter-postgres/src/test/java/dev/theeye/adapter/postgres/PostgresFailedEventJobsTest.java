package dev.theeye.adapter.postgres;

import dev.theeye.contracts.FailedEventGroupsContract;
import dev.theeye.contracts.FailedEventJobsContract;
import dev.theeye.contracts.FailureAlertsContract;
import dev.theeye.contracts.OldFailedEventsContract;
import dev.theeye.domain.port.FailedEventGroups;
import dev.theeye.domain.port.FailedEventJobs;
import dev.theeye.domain.port.FailureAlerts;
import dev.theeye.domain.port.OldFailedEvents;

final class PostgresFailedEventJobsTest extends PostgresStorage
        implements FailedEventJobsContract, FailedEventGroupsContract, OldFailedEventsContract, FailureAlertsContract {
    @Override
    public FailedEventJobs jobs() {
        return new PostgresFailedEventJobs(database.pool());
    }

    @Override
    public FailedEventGroups groups() {
        return new PostgresFailedEventGroups(database.pool(), QUERY_TIMEOUT);
    }

    @Override
    public OldFailedEvents oldFailedEvents() {
        return new PostgresOldFailedEvents(database.pool());
    }

    @Override
    public FailureAlerts alerts() {
        return new PostgresFailureAlerts(database.pool());
    }
}
