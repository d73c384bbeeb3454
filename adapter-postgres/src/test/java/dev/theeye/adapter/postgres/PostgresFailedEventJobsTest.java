package dev.theeye.adapter.postgres;

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
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;

final class PostgresFailedEventJobsTest
        implements FailedEventJobsContract, FailedEventGroupsContract, OldFailedEventsContract, FailureAlertsContract {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final TestContext CONTEXT = TestContext.on(DATABASE);

    @AfterAll
    static void drop() {
        CONTEXT.close();
        DATABASE.close();
    }

    @Override
    public EventStore store() {
        return new PostgresEventStore(DATABASE.pool());
    }

    @Override
    public EventReader reader() {
        return new PostgresEventReader(DATABASE.pool(), Duration.ofSeconds(10));
    }

    @Override
    public FailedEventJobs jobs() {
        return new PostgresFailedEventJobs(DATABASE.pool());
    }

    @Override
    public FailedEventGroups groups() {
        return new PostgresFailedEventGroups(DATABASE.pool(), Duration.ofSeconds(10));
    }

    @Override
    public OldFailedEvents oldFailedEvents() {
        return new PostgresOldFailedEvents(DATABASE.pool());
    }

    @Override
    public FailureAlerts alerts() {
        return new PostgresFailureAlerts(DATABASE.pool());
    }

    @Override
    public Applications applications() {
        return CONTEXT.bean(Applications.class);
    }

    @Override
    public Outage outage() {
        return DATABASE.network();
    }
}
