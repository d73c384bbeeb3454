package dev.theeye.benchmarks.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.benchmarks.Database;
import dev.theeye.embedded.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorTest {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @TempDir
    private static Path directory;

    private static EmbeddedPostgres server;
    private static Database database;

    @BeforeAll
    static void generate() throws Exception {
        server = EmbeddedPostgres.start(directory.resolve("postgres"), 0);
        database = new Database(server.jdbcUrl(), server.user(), server.password());
        database.migrate();
        new Generator(database).generate(new Plan(40_000, 3_000, 3, NOW));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void there_are_as_many_events_as_planned_of_twenty_types_and_none_is_to_come() throws Exception {
        assertThat(ask("SELECT count(*) FROM event")).isEqualTo("40000");
        assertThat(ask("SELECT count(DISTINCT (category, name)) FROM event")).isEqualTo("20");
        assertThat(ask("SELECT max(occurred_at) <= '" + NOW + "' FROM event")).isEqualTo("t");
    }

    @Test
    void every_day_has_a_partition_of_its_own_with_the_indexes_of_the_whole() throws Exception {
        assertThat(ask("SELECT count(DISTINCT tableoid) FROM event")).isEqualTo("3");
        assertThat(ask("SELECT count(*) FROM event_default")).isEqualTo("0");
        assertThat(ask(
                        "SELECT count(*) = (SELECT count(*) FROM pg_index WHERE indrelid = 'event'::regclass) FROM pg_index"
                                + " WHERE indrelid = (SELECT tableoid FROM event LIMIT 1)"))
                .isEqualTo("t");
    }

    @Test
    void three_applications_own_the_sessions_and_the_smallest_is_small() throws Exception {
        assertThat(ask("SELECT count(DISTINCT application_id) FROM session")).isEqualTo("3");
        assertThat(ask("SELECT count(*) FROM event JOIN session USING (session_id)"
                        + " WHERE event.application_id = session.application_id"))
                .isEqualTo("40000");
        assertThat(ask("SELECT count(*) < 400 FROM event JOIN application ON id = application_id"
                        + " WHERE application.name = 'generated small'"))
                .isEqualTo("t");
    }

    @Test
    void every_event_is_counted_by_minute_by_hour_and_by_type() throws Exception {
        assertThat(ask("SELECT sum(n) FROM event_count")).isEqualTo("40000");
        assertThat(ask("SELECT sum(n) FROM event_count_hour")).isEqualTo("40000");
        assertThat(ask("SELECT sum(events) FROM type_count")).isEqualTo("40000");
        assertThat(ask("SELECT count(DISTINCT session_id) = (SELECT count(*) FROM session) FROM event"))
                .isEqualTo("t");
    }

    @Test
    void ids_are_such_as_the_eye_gives() throws Exception {
        assertThat(ask("SELECT count(*) FROM event WHERE event_id::text ~ '^.{14}8.{4}[89ab]'"
                        + " AND substr(replace(event_id::text, '-', ''), 1, 12)"
                        + " = lpad(to_hex(floor(extract(epoch FROM occurred_at) * 1000)::bigint), 12, '0')"))
                .isEqualTo("40000");
    }

    private static String ask(String question) throws Exception {
        try (Connection connection = database.connect();
                ResultSet row = connection.createStatement().executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }
}
