package dev.theeye.adapter.postgres;

import dev.theeye.contracts.Outage;
import dev.theeye.contracts.SigningKeysContract;
import dev.theeye.domain.port.AuditTrail;
import dev.theeye.domain.port.SigningKeys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

final class PostgresSigningKeysTest implements SigningKeysContract {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final TestContext CONTEXT = TestContext.on(DATABASE);

    @BeforeEach
    void empty() {
        DATABASE.execute("TRUNCATE signing_key");
    }

    @AfterAll
    static void drop() {
        CONTEXT.close();
        DATABASE.close();
    }

    @Override
    public SigningKeys newSigningKeys() {
        return CONTEXT.bean(PostgresSigningKeys.class);
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
