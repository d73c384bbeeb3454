package dev.theeye.adapter.postgres;

import dev.theeye.contracts.ApplicationsContract;
import dev.theeye.contracts.Outage;
import dev.theeye.domain.port.Applications;
import dev.theeye.domain.port.AuditTrail;
import org.junit.jupiter.api.AfterAll;

final class PostgresApplicationsTest implements ApplicationsContract {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final TestContext CONTEXT = TestContext.on(DATABASE);

    @AfterAll
    static void drop() {
        CONTEXT.close();
        DATABASE.close();
    }

    @Override
    public Applications applications() {
        return CONTEXT.bean(PostgresApplications.class);
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
