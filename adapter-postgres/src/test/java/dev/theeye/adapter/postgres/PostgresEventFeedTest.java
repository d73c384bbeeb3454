package dev.theeye.adapter.postgres;

import dev.theeye.contracts.EventFeedContract;
import dev.theeye.contracts.Outage;
import dev.theeye.domain.port.EventFeed;
import dev.theeye.domain.port.EventStore;
import org.junit.jupiter.api.AfterAll;

final class PostgresEventFeedTest implements EventFeedContract {
    private static final TestDatabase DATABASE = TestDatabase.create();

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Override
    public EventStore store() {
        return new PostgresEventStore(DATABASE.pool());
    }

    @Override
    public EventFeed feed() {
        return new PostgresEventFeed(DATABASE.pool());
    }

    @Override
    public Outage outage() {
        return DATABASE.network();
    }
}
