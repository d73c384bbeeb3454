package dev.theeye.adapter.postgres;

import dev.theeye.contracts.EventSchemasContract;
import dev.theeye.domain.port.EventSchemas;

final class PostgresEventSchemasTest extends PostgresStorage implements EventSchemasContract {
    @Override
    public EventSchemas schemas() {
        return context.bean(PostgresEventSchemas.class);
    }
}
