package dev.theeye.adapter.postgres;

import dev.theeye.domain.event.Arrival;
import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.EventType;
import dev.theeye.domain.event.Payload;
import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.trust.ApplicationId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The events. */
final class EventTable {
    static final String SELECT = """
            SELECT event_id, application_id, session_id, category, name, data::text AS data, occurred_at, arrival, received_at,
                schema_version
            FROM event""";

    /** Times travel as microseconds since 1970, which costs both sides a fifth less than text. */
    private static final String INSERT = """
            INSERT INTO event (session_id, occurred_at, event_id, arrival, application_id, category, name, data, received_at,
                schema_version)
            SELECT session_id, timestamptz 'epoch' + occurred * interval '1 microsecond', event_id, arrival,
                application_id, category, name, data::jsonb, timestamptz 'epoch' + received * interval '1 microsecond',
                schema_version
            FROM unnest(?::uuid[], ?::bigint[], ?::uuid[], ?::bigint[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::int[])
                AS e (session_id, occurred, event_id, arrival, application_id, category, name, data, received, schema_version)
            ON CONFLICT DO NOTHING
            RETURNING event_id""";

    /**
     * Of the primary key; every writer must have the same. By time first, since COPY gathers rows by partition: so it writes them
     * in this order, too.
     */
    private static final Comparator<Event> BY_KEY = Comparator.comparing(Event::occurredAt)
            .thenComparing((Event event) -> event.session().value())
            .thenComparing(Event::id);

    private EventTable() {}

    static Event read(ResultSet row) throws SQLException {
        return new Event(
                new EventId(row.getObject(1, UUID.class)),
                new ApplicationId(row.getObject(2, UUID.class)),
                new SessionId(row.getObject(3, UUID.class)),
                new EventType(row.getString(4), row.getString(5)),
                new Payload(ByteString.utf8(row.getString(6))),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                new Arrival(row.getLong(8)),
                row.getObject(9, OffsetDateTime.class).toInstant(),
                row.getObject(10, Integer.class));
    }

    /** In which they must be inserted, so that batches which overlap wait for each other instead of deadlocking. */
    static List<Event> inOrder(Collection<Event> events) {
        return events.stream().sorted(BY_KEY).toList();
    }

    /** @return which of them were not there yet; is filled when the trip is made */
    static Set<EventId> insert(RoundTrip trip, List<Event> inOrder) throws SQLException {
        Set<EventId> inserted = new HashSet<>();
        trip.addPortions(
                inOrder, event -> event.payload().json().length(), slice -> insertSlice(trip, slice, inserted));
        return inserted;
    }

    private static void insertSlice(RoundTrip trip, List<Event> events, Set<EventId> inserted) throws SQLException {
        Connection connection = trip.connection();
        trip.addQuery(
                INSERT,
                row -> inserted.add(new EventId(row.getObject(1, UUID.class))),
                Column.uuids(connection, events, event -> event.session().value()),
                Column.micros(connection, events, Event::occurredAt),
                Column.uuids(connection, events, event -> event.id().value()),
                Column.numbers(connection, events, event -> event.arrival().value()),
                Column.uuids(connection, events, event -> event.application().value()),
                Column.texts(connection, events, event -> event.type().category()),
                Column.texts(connection, events, event -> event.type().name()),
                Column.texts(connection, events, event -> event.payload().json().utf8()),
                Column.micros(connection, events, Event::receivedAt),
                Column.integers(connection, events, Event::schemaVersion));
    }
}
