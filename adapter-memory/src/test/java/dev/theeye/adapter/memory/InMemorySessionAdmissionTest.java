package dev.theeye.adapter.memory;

import dev.theeye.contracts.SessionAdmissionContract;
import dev.theeye.domain.port.SessionAdmission;

final class InMemorySessionAdmissionTest extends InMemoryStorage implements SessionAdmissionContract {
    @Override
    public SessionAdmission admission() {
        return new InMemorySessionAdmission(honest);
    }
}
