package dev.theeye.adapter.postgres;

import dev.theeye.contracts.SessionsContract;
import dev.theeye.domain.port.Sessions;

final class PostgresSessionsTest extends PostgresStorage implements SessionsContract {
    @Override
    public Sessions sessions() {
        return new PostgresSessions(database.pool(), QUERY_TIMEOUT);
    }
}
