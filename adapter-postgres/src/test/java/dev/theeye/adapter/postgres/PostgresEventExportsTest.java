package dev.theeye.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.contracts.EventExportsContract;
import dev.theeye.contracts.SampleEvents;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.Order;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.port.EventExports;
import dev.theeye.domain.trust.Visibility;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class PostgresEventExportsTest extends PostgresStorage implements EventExportsContract {
    private static final EventFilter EVERYTHING = EventFilter.everything(new Visibility.Everything());

    @Override
    public EventExports exports() {
        return new PostgresEventExports(database.pool(), Duration.ofSeconds(20));
    }

    @Test
    void a_query_that_runs_when_its_export_is_closed_is_stopped_in_the_database_too() throws Exception {
        EventExports.Export export = exports().begin(EVERYTHING, PageRequest.first(Order.OLDEST_FIRST, 10));
        try (Connection other = TestDatabase.dataSource(database.url()).getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE event IN ACCESS EXCLUSIVE MODE");
            CompletableFuture<?> looking = CompletableFuture.supplyAsync(export::next);
            Deadline.await("a query that waits for the lock", () -> waiting() == 1);

            export.close();

            assertThat(looking.handle((piece, failure) -> failure).get(5, TimeUnit.SECONDS))
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(CancellationException.class);
            Deadline.await("no query waits any more", () -> waiting() == 0);
        }
    }

    @Test
    void between_its_pieces_an_export_holds_no_connection() {
        store().keep(SampleEvents.verdicts(List.of(SampleEvents.any(), SampleEvents.any())));

        try (EventExports.Export export = exports().begin(EVERYTHING, PageRequest.first(Order.OLDEST_FIRST, 1))) {
            assertThat(export.next()).hasSize(1);

            assertThat(database.ask("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                            + " AND state LIKE 'idle in transaction%'"))
                    .isEqualTo("0");
        }
    }

    private int waiting() {
        return Integer.parseInt(database.ask("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                + " AND wait_event_type = 'Lock' AND query LIKE '%FROM event%'"));
    }
}
