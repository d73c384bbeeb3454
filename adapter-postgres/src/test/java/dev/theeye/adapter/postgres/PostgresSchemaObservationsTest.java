package dev.theeye.adapter.postgres;

import dev.theeye.contracts.SchemaObservationsContract;
import dev.theeye.domain.port.SchemaObservations;

final class PostgresSchemaObservationsTest extends PostgresStorage implements SchemaObservationsContract {
    @Override
    public SchemaObservations observations() {
        return new PostgresSchemaObservations(database.pool(), QUERY_TIMEOUT);
    }
}
