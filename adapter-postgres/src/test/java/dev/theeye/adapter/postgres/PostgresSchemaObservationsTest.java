package dev.theeye.adapter.postgres;

import dev.theeye.contracts.Outage;
import dev.theeye.contracts.SchemaObservationsContract;
import dev.theeye.domain.port.EventStore;
import dev.theeye.domain.port.SchemaObservations;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;

final class PostgresSchemaObservationsTest implements SchemaObservationsContract {
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
    public SchemaObservations observations() {
        return new PostgresSchemaObservations(DATABASE.pool(), Duration.ofSeconds(10));
    }

    @Override
    public Outage outage() {
        return DATABASE.network();
    }
}
