package dev.theeye.adapter.memory;

import dev.theeye.contracts.EventSchemasContract;
import dev.theeye.contracts.Outage;
import dev.theeye.domain.port.AuditTrail;
import dev.theeye.domain.port.EventSchemas;

final class InMemoryEventSchemasTest implements EventSchemasContract {
    private static final InMemoryAuditTrail TRAIL = new InMemoryAuditTrail();
    private static final InMemoryEventSchemas SCHEMAS = new InMemoryEventSchemas(TRAIL);

    @Override
    public EventSchemas schemas() {
        return SCHEMAS;
    }

    @Override
    public AuditTrail auditTrail() {
        return TRAIL;
    }

    @Override
    public Outage outage() {
        return new MemoryOutage(SCHEMAS::interrupt, SCHEMAS::resume);
    }
}
