package dev.theeye.adapter.postgres;

import dev.theeye.adapter.postgres.FeedPlace.Between;
import dev.theeye.adapter.postgres.FeedPlace.Shown;
import dev.theeye.adapter.postgres.FeedTable.Fed;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.FeedPosition;
import dev.theeye.domain.event.StoredEvent;
import dev.theeye.domain.port.EventFeed;
import dev.theeye.domain.port.EventStoreUnavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGStatement;

/**
 * Follows what any process stores, by the snapshots of PostgreSQL: a transaction that began early and ends late is missed by nobody,
 * and nobody waits for it.
 */
public final class PostgresEventFeed implements EventFeed {
    /** The driver holds as many, of which each may be as large as an event becomes at the most. */
    private static final int ROWS_AT_ONCE = 32;

    /** A later one than now is another server's. What was thrown away must be older than the oldest that it does not show. */
    private static final String REMEMBERED = """
            SELECT pg_snapshot_xmax(?::pg_snapshot) <= pg_snapshot_xmax(pg_current_snapshot())
                AND pg_snapshot_xmax(?::pg_snapshot) <= pg_snapshot_xmax(pg_current_snapshot())
                AND forgotten <= pg_snapshot_xmin(?::pg_snapshot)
            FROM event_feed_horizon""";

    /** By the millisecond that an id tells, since there is no index by id; within bounds that the planner sees, for it leaves out partitions. */
    private static final String EVENTS = """
            SELECT found.*, place FROM unnest(?::uuid[], ?::bigint[]) WITH ORDINALITY AS fed (id, millis, place)
            CROSS JOIN LATERAL (
                %s
                WHERE occurred_at >= ? AND occurred_at < ?
                    AND occurred_at >= timestamptz 'epoch' + millis * interval '1 millisecond'
                    AND occurred_at < timestamptz 'epoch' + (millis + 1) * interval '1 millisecond'
                    AND event_id = id
                LIMIT 1) AS found
            ORDER BY place""".formatted(EventTable.SELECT);

    private final Transactions transactions;

    public PostgresEventFeed(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @Override
    public FeedPosition end() {
        try {
            return transactions.commit(connection -> {
                try (PreparedStatement select = connection.prepareStatement("SELECT pg_current_snapshot()::text");
                        ResultSet row = select.executeQuery()) {
                    row.next();
                    return new FeedPosition(row.getString(1));
                }
            });
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    @Override
    public Stretch read(FeedPosition after, FeedPosition upTo) {
        return FeedPlace.of(after).<Stretch>map(place -> read(place, upTo)).orElseGet(Stretch.Forgotten::new);
    }

    private Stretch read(FeedPlace after, FeedPosition upTo) {
        Between place = switch (after) {
            case Shown(String snapshot) -> new Between(snapshot, upTo.text(), 0, 0);
            case Between between -> between;
        };
        try {
            return transactions.commit(connection -> {
                List<Fed> fed = FeedTable.after(connection, place);
                // last, for what is thrown away until then may be what was not found
                return remembers(connection, place) ? events(connection, place, fed) : new Stretch.Forgotten();
            });
        } catch (SQLException e) {
            if (SqlStates.blameData(e)) {
                return new Stretch.Forgotten(); // numbers that are no snapshot
            }
            throw unavailable(e);
        }
    }

    private static boolean remembers(Connection connection, Between place) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(REMEMBERED)) {
            select.setString(1, place.from());
            select.setString(2, place.to());
            select.setString(3, place.from());
            ResultSet row = select.executeQuery();
            row.next();
            return row.getBoolean(1);
        }
    }

    /** @param found in the sequence; where they are more than are read at once, there are more still */
    private static Stretch.Events events(Connection connection, Between place, List<Fed> found) throws SQLException {
        boolean all = found.size() <= MOST_EVENTS;
        List<Fed> fed = all ? found : found.subList(0, MOST_EVENTS);
        FeedPosition end = all ? new Shown(place.to()).position() : after(place, fed.getLast());
        if (fed.isEmpty()) {
            return new Stretch.Events(List.of(), end);
        }
        List<StoredEvent> events = new ArrayList<>();
        int bytes = 0;
        try (PreparedStatement select = select(connection, fed);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                Event event = EventTable.read(rows);
                bytes += event.payload().json().length();
                if (bytes > MOST_BYTES && !events.isEmpty()) {
                    return new Stretch.Events(events, events.getLast().position());
                }
                events.add(new StoredEvent(event, after(place, fed.get(rows.getInt("place") - 1))));
            }
        }
        return new Stretch.Events(events, end);
    }

    private static PreparedStatement select(Connection connection, List<Fed> fed) throws SQLException {
        List<Instant> times = fed.stream().map(one -> one.id().millisecond()).toList();
        PreparedStatement select = connection.prepareStatement(EVENTS);
        // planned for these bounds every time
        select.unwrap(PGStatement.class).setPrepareThreshold(0);
        select.setFetchSize(ROWS_AT_ONCE);
        select.setArray(1, Column.uuids(connection, fed, one -> one.id().value()));
        select.setArray(2, Column.numbers(connection, times, Instant::toEpochMilli));
        select.setObject(3, Question.time(Collections.min(times)));
        select.setObject(4, Question.time(Collections.max(times).plus(1, ChronoUnit.MILLIS)));
        return select;
    }

    private static FeedPosition after(Between place, Fed fed) {
        return new Between(place.from(), place.to(), fed.xid(), fed.place()).position();
    }

    private static EventStoreUnavailable unavailable(SQLException e) {
        return new EventStoreUnavailable("PostgreSQL could not tell what was stored", e);
    }
}
