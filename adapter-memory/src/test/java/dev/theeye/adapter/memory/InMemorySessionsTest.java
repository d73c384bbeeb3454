package dev.theeye.adapter.memory;

import dev.theeye.contracts.SessionsContract;
import dev.theeye.domain.port.Sessions;

final class InMemorySessionsTest extends InMemoryStorage implements SessionsContract {
    @Override
    public Sessions sessions() {
        return new InMemorySessions(honest);
    }
}
