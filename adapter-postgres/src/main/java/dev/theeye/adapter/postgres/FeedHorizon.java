package dev.theeye.adapter.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** How far back the feed can be read. Several replicas may move it on at once. */
final class FeedHorizon {
    /**
     * Only what was over when it was moved last time: who follows looks more often than that, and so has seen all of it, whatever
     * long transaction it has been held up by.
     */
    private static final String FORGET = """
            WITH last AS (SELECT next FROM event_feed_horizon FOR UPDATE),
            gone AS (
                DELETE FROM event_feed
                WHERE xid < (SELECT next FROM last) AND stored_at < clock_timestamp() - ? * interval '1 millisecond'
                RETURNING xid::text::bigint AS xid)
            UPDATE event_feed_horizon SET
                forgotten = greatest(forgotten::text::bigint, (SELECT max(xid) + 1 FROM gone))::text::xid8,
                next = pg_snapshot_xmin(pg_current_snapshot())""";

    private final Transactions transactions;
    private final Duration remembered;

    FeedHorizon(DataSource dataSource, Duration remembered) {
        this.transactions = new Transactions(dataSource);
        this.remembered = remembered;
    }

    void moveOn() throws SQLException {
        transactions.commit(this::moveOn);
    }

    private int moveOn(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.setLong(1, remembered.toMillis());
            return statement.executeUpdate();
        }
    }
}
