package dev.theeye.adapter.postgres;

import dev.theeye.contracts.EventSchemasContract;
import dev.theeye.contracts.Outage;
import dev.theeye.domain.port.AuditTrail;
import dev.theeye.domain.port.EventSchemas;
import org.junit.jupiter.api.AfterAll;

final class PostgresEventSchemasTest implements EventSchemasContract {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final TestContext CONTEXT = TestContext.on(DATABASE);

    @AfterAll
    static void drop() {
        CONTEXT.close();
        DATABASE.close();
    }

    @Override
    public EventSchemas schemas() {
        return CONTEXT.bean(PostgresEventSchemas.class);
    }

    @Override
    public AuditTrail auditTrail() {
        return CONTEXT.bean(PostgresAuditTrail.class);
    }

    @Override
    public Outage outage() {
        return DATABASE.network();
    }
}
