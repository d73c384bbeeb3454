package dev.theeye.adapter.postgres;

import dev.theeye.contracts.Outage;
import dev.theeye.contracts.Refusal;
import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.Payload;
import dev.theeye.domain.port.Applications;
import dev.theeye.domain.port.AuditTrail;
import dev.theeye.domain.port.EventReader;
import dev.theeye.domain.port.EventStore;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** What most contracts ask for beside the port that they are about, over one database for each class of tests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PostgresStorage {
    static final Duration QUERY_TIMEOUT = Duration.ofSeconds(10);

    final TestDatabase database = TestDatabase.create();
    final TestContext context = TestContext.on(database);

    @AfterAll
    void drop() {
        context.close();
        database.close();
    }

    public EventStore store() {
        return new PostgresEventStore(database.pool());
    }

    public EventReader reader() {
        return new PostgresEventReader(database.pool(), QUERY_TIMEOUT);
    }

    public Applications applications() {
        return context.bean(PostgresApplications.class);
    }

    public AuditTrail auditTrail() {
        return context.bean(PostgresAuditTrail.class);
    }

    public Refusal refusal() {
        return new Refusal.Of(new Payload(ByteString.utf8("{\"nul\":\"\\u0000\"}")));
    }

    public Outage outage() {
        return database.network();
    }
}
