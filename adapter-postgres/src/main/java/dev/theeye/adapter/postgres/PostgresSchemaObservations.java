package dev.theeye.adapter.postgres;

import dev.theeye.domain.event.EventType;
import dev.theeye.domain.port.SchemaObservations;
import dev.theeye.domain.trust.Visibility;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** Adds up what the shards have counted. */
public final class PostgresSchemaObservations implements SchemaObservations {
    private final Questioner questioner;

    /** @param timeout of one question; cut to seconds */
    public PostgresSchemaObservations(DataSource dataSource, Duration timeout) {
        this.questioner = new Questioner(dataSource, timeout);
    }

    @Override
    public List<Observed> all(Visibility visibility) {
        Question question = new Question("SELECT category, name, version, sum(events)::bigint FROM schema_observation")
                .visible(visibility)
                .then(" GROUP BY category, name, version");
        return questioner.ask(
                question,
                row -> new Observed(new EventType(row.getString(1), row.getString(2)), row.getInt(3), row.getLong(4)));
    }
}
