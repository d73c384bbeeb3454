package dev.theeye.adapter.memory;

import dev.theeye.contracts.Outage;
import dev.theeye.contracts.SigningKeysContract;
import dev.theeye.domain.port.AuditTrail;
import dev.theeye.domain.port.SigningKeys;

final class InMemorySigningKeysTest implements SigningKeysContract {
    private final InMemoryAuditTrail trail = new InMemoryAuditTrail();
    private final InMemorySigningKeys keys = new InMemorySigningKeys(trail);

    @Override
    public SigningKeys newSigningKeys() {
        return keys;
    }

    @Override
    public AuditTrail auditTrail() {
        return trail;
    }

    @Override
    public Outage outage() {
        return new MemoryOutage(keys::interrupt, keys::resume);
    }
}
