package dev.theeye.adapter.postgres;

import dev.theeye.contracts.AnalyticsContract;
import dev.theeye.contracts.Outage;
import dev.theeye.domain.port.Analytics;
import dev.theeye.domain.port.Applications;
import dev.theeye.domain.port.EventReader;
import dev.theeye.domain.port.EventStore;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;

final class PostgresAnalyticsTest implements AnalyticsContract {
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
    public Analytics analytics() {
        return new PostgresAnalytics(DATABASE.pool(), Duration.ofSeconds(10));
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
