package dev.theeye.adapter.postgres;

import dev.theeye.contracts.SigningKeysContract;
import dev.theeye.domain.port.SigningKeys;
import org.junit.jupiter.api.BeforeEach;

final class PostgresSigningKeysTest extends PostgresStorage implements SigningKeysContract {
    @BeforeEach
    void empty() {
        database.execute("TRUNCATE signing_key");
    }

    @Override
    public SigningKeys newSigningKeys() {
        return context.bean(PostgresSigningKeys.class);
    }
}
