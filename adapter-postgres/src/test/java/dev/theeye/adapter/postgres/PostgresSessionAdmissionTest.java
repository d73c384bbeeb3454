package dev.theeye.adapter.postgres;

import dev.theeye.contracts.SessionAdmissionContract;
import dev.theeye.domain.port.SessionAdmission;

final class PostgresSessionAdmissionTest extends PostgresStorage implements SessionAdmissionContract {
    @Override
    public SessionAdmission admission() {
        return new PostgresSessionAdmission(database.pool());
    }
}
