package dev.theeye.adapter.memory;

import dev.theeye.contracts.Outage;
import dev.theeye.contracts.SchemaObservationsContract;
import dev.theeye.domain.port.EventStore;
import dev.theeye.domain.port.SchemaObservations;

final class InMemorySchemaObservationsTest implements SchemaObservationsContract {
    private static final InMemoryEventStore STORE = new InMemoryEventStore(new InMemoryApplications());

    @Override
    public EventStore store() {
        return STORE;
    }

    @Override
    public SchemaObservations observations() {
        return new InMemorySchemaObservations(STORE);
    }

    @Override
    public Outage outage() {
        return new MemoryOutage(STORE::interrupt, STORE::resume);
    }
}
