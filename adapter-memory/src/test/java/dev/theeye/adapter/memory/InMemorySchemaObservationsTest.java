package dev.theeye.adapter.memory;

import dev.theeye.contracts.SchemaObservationsContract;
import dev.theeye.domain.port.SchemaObservations;

final class InMemorySchemaObservationsTest extends InMemoryStorage implements SchemaObservationsContract {
    @Override
    public SchemaObservations observations() {
        return new InMemorySchemaObservations(honest);
    }
}
