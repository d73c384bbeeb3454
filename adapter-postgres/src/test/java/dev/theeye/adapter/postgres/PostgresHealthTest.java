package dev.theeye.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthResult;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

final class PostgresHealthTest {
    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void what_can_be_written_durably_is_up() {
        String before = database.ask("SELECT pg_current_wal_flush_lsn()");

        assertThat(health().getStatus()).isEqualTo(HealthStatus.UP);

        assertThat(database.ask("SELECT pg_current_wal_flush_lsn() > '" + before + "'::pg_lsn"))
                .as("something was synced to disk")
                .isEqualTo("t");
    }

    /** A full disk takes a disk to fill; this takes as little as one does. */
    @Test
    void what_finds_no_room_on_the_disk_is_down_and_up_again_with_room() {
        set("temp_file_limit = '64kB'");

        HealthResult full = health();

        assertThat(full.getStatus()).isEqualTo(HealthStatus.DOWN);
        assertThat(full.getDetails()).isEqualTo(Map.of("reason", "SQLSTATE 53400"));
        set("temp_file_limit = -1");
        assertThat(health().getStatus()).isEqualTo(HealthStatus.UP);
    }

    @Test
    void a_part_without_its_table_is_down() {
        assertThat(Objects.requireNonNull(
                                Mono.from(new PostgresHealth("store", "no_such_table", database.pool()).getResult())
                                        .block())
                        .getStatus())
                .isEqualTo(HealthStatus.DOWN);
    }

    private HealthResult health() {
        return Objects.requireNonNull(
                Mono.from(new PostgresHealth("queue", "queued_message", TestDatabase.dataSource(database.url()))
                                .getResult())
                        .block());
    }

    private void set(String setting) {
        database.execute("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET " + setting.replace("'", "''")
                + "', current_database()); END $$");
    }
}
