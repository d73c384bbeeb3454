package dev.theeye.adapter.postgres;

import dev.theeye.contracts.EventCountsContract;
import dev.theeye.contracts.Outage;
import dev.theeye.contracts.Refusal;
import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.Payload;
import dev.theeye.domain.port.Applications;
import dev.theeye.domain.port.EventCounts;
import dev.theeye.domain.port.EventReader;
import dev.theeye.domain.port.EventStore;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;

final class PostgresEventCountsTest implements EventCountsContract {
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
    public EventCounts counts() {
        return new PostgresEventCounts(DATABASE.pool(), Duration.ofSeconds(10));
    }

    @Override
    public Applications applications() {
        return CONTEXT.bean(Applications.class);
    }

    @Override
    public Refusal refusal() {
        return new Refusal.Of(new Payload(ByteString.utf8("{\"nul\":\"\\u0000\"}")));
    }

    @Override
    public Outage outage() {
        return DATABASE.network();
    }
}
