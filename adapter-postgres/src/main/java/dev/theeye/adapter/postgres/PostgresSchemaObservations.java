package dev.theeye.adapter.postgres;

import dev.theeye.domain.event.EventType;
import dev.theeye.domain.port.SchemaObservations;
import dev.theeye.domain.trust.Visibility;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/** Adds up what the shards have counted. */
public final class PostgresSchemaObservations implements SchemaObservations {
    private final Reading reading;

    /** @param timeout of one question; cut to seconds */
    public PostgresSchemaObservations(DataSource dataSource, Duration timeout) {
        this.reading = new Reading(dataSource, timeout);
    }

    @Override
    public List<Observed> of(Collection<EventType> types, Visibility visibility) {
        Question question = EventQuestion.visible(
                        new Question("SELECT category, name, version, sum(events)::bigint FROM schema_observation"),
                        visibility)
                .andAnyType(types)
                .then(" GROUP BY category, name, version");
        return reading.ask(
                question,
                row -> new Observed(new EventType(row.getString(1), row.getString(2)), row.getInt(3), row.getLong(4)));
    }
}
