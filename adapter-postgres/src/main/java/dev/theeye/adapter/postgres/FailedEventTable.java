package dev.theeye.adapter.postgres;

import dev.theeye.domain.event.Arrival;
import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.failure.FailedEventStatus;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.validation.Violation;
import dev.theeye.eventjson.ViolationJson;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** The failed events. */
final class FailedEventTable {
    static final String SELECT = """
            SELECT id, application_id, arrival, received_at, session_id, category, name, violations::text AS violations, raw, status
            FROM failed_event""";

    /** Of what {@link #SELECT} gives, in bytes. */
    static final String SIZE = "octet_length(raw) + octet_length(violations)";

    private static final String INSERT = """
            INSERT INTO failed_event
                (id, received_at, arrival, application_id, session_id, category, name, violations, codes, raw, status)
            SELECT id, received_at, arrival, application_id, session_id, category, name, violations::jsonb,
                string_to_array(codes, ' '), raw, status
            FROM unnest(?::uuid[], ?::timestamptz[], ?::bigint[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::text[])
                AS f (id, received_at, arrival, application_id, session_id, category, name, violations, codes, raw, status)
            ON CONFLICT DO NOTHING
            RETURNING id""";

    private FailedEventTable() {}

    static FailedEvent read(ResultSet row) throws SQLException {
        return new FailedEvent(
                new EventId(row.getObject(1, UUID.class)),
                new ApplicationId(row.getObject(2, UUID.class)),
                new Arrival(row.getLong(3)),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                ViolationJson.read(row.getString(8)),
                ByteString.wrap(row.getBytes(9)),
                FailedEventStatus.valueOf(row.getString(10).toUpperCase(Locale.ROOT)));
    }

    static String text(FailedEventStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    /** @return which of them were not there yet; is filled when the trip is made */
    static Set<EventId> insert(RoundTrip trip, Collection<FailedEvent> events) throws SQLException {
        Set<EventId> inserted = new HashSet<>();
        List<FailedEvent> inOrder =
                events.stream().sorted(Comparator.comparing(FailedEvent::id)).toList();
        trip.addPortions(inOrder, FailedEventTable::size, slice -> insertSlice(trip, slice, inserted));
        return inserted;
    }

    private static void insertSlice(RoundTrip trip, List<FailedEvent> events, Set<EventId> inserted)
            throws SQLException {
        Connection connection = trip.connection();
        trip.addQuery(
                INSERT,
                row -> inserted.add(new EventId(row.getObject(1, UUID.class))),
                Column.uuids(connection, events, failed -> failed.id().value()),
                Column.times(connection, events, FailedEvent::receivedAt),
                Column.numbers(connection, events, failed -> failed.arrival().value()),
                Column.uuids(connection, events, failed -> failed.application().value()),
                Column.texts(connection, events, FailedEvent::sessionId),
                Column.texts(connection, events, FailedEvent::category),
                Column.texts(connection, events, FailedEvent::name),
                Column.texts(connection, events, failed -> ViolationJson.write(failed.violations())),
                Column.texts(connection, events, failed -> codes(failed.violations())),
                Column.bytes(connection, events, failed -> failed.received().toByteArray()),
                Column.texts(connection, events, failed -> text(failed.status())));
    }

    private static int size(FailedEvent failed) {
        return failed.received().length() + ViolationJson.size(failed.violations());
    }

    /** The codes and whatever they begin with up to a dot, so that a search for either finds them by equality. */
    static String codes(List<Violation> violations) {
        Set<String> codes = new TreeSet<>();
        for (Violation violation : violations) {
            String code = violation.code().text();
            codes.add(code);
            for (int dot = code.indexOf('.'); dot >= 0; dot = code.indexOf('.', dot + 1)) {
                codes.add(code.substring(0, dot));
            }
        }
        return String.join(" ", codes);
    }
}
