package dev.theeye.adapter.postgres;

import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.port.OldFailedEvents;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;

/** Deletes a few at a time, and leaves those alone that somebody is working on. */
public final class PostgresOldFailedEvents implements OldFailedEvents {
    private static final String FORGET = """
            DELETE FROM failed_event WHERE id IN (
                SELECT id FROM failed_event WHERE received_at < ?
                ORDER BY received_at, arrival, id LIMIT ? FOR UPDATE SKIP LOCKED)""";

    private final Transactions transactions;

    public PostgresOldFailedEvents(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @Override
    public int forget(Instant receivedBefore, int most) {
        try {
            return transactions.commit(connection -> {
                try (PreparedStatement forget = connection.prepareStatement(FORGET)) {
                    forget.setObject(1, Question.time(receivedBefore));
                    forget.setInt(2, most);
                    return forget.executeUpdate();
                }
            });
        } catch (SQLException e) {
            throw new EventStoreUnavailable("PostgreSQL could not forget failed events", e);
        }
    }
}
