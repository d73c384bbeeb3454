package dev.theeye.adapter.postgres;

import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.trust.ApplicationId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who opened which session. */
final class SessionTable {
    private static final String OPEN = """
            INSERT INTO session (session_id, application_id, shared, opened_at, first_event)
            SELECT opening.session_id, opening.application_id, coalesce(a.session_policy = 'shared', false),
                opening.received_at, opening.first_event
            FROM unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::timestamptz[])
                AS opening (session_id, application_id, received_at, first_event)
            LEFT JOIN application a ON a.id = opening.application_id
            ORDER BY opening.session_id
            ON CONFLICT DO NOTHING""";

    private static final String OWNERS =
            "SELECT session_id, application_id, shared, first_event FROM session WHERE session_id = ANY (?::uuid[])";

    private static final String MOVE_BACK = """
            UPDATE session s SET first_event = earlier.first_event
            FROM unnest(?::uuid[], ?::timestamptz[]) AS earlier (session_id, first_event)
            WHERE s.session_id = earlier.session_id AND s.first_event > earlier.first_event
                AND s.session_id IN (SELECT session_id FROM session WHERE session_id = ANY (?) ORDER BY session_id FOR UPDATE)""";

    private static final String SHARERS =
            "SELECT id FROM application WHERE session_policy = 'shared' AND id = ANY (?::uuid[])";

    private SessionTable() {}

    /** @param firstEvent when the first event of this application occurred, as far as it is known now */
    record Opening(SessionId session, ApplicationId application, Instant receivedAt, Instant firstEvent) {}

    /**
     * @param shared whether other applications that are registered with SHARED may enter
     * @param firstEvent of this application
     */
    record Owner(ApplicationId application, boolean shared, Instant firstEvent) {}

    /** Waits for whoever is opening one of the same sessions now, and then leaves that session to them. */
    static void open(RoundTrip trip, Collection<Opening> openings) throws SQLException {
        if (!openings.isEmpty()) {
            Connection connection = trip.connection();
            trip.add(
                    OPEN,
                    Column.uuids(
                            connection, openings, opening -> opening.session().value()),
                    Column.uuids(
                            connection,
                            openings,
                            opening -> opening.application().value()),
                    Column.times(connection, openings, Opening::receivedAt),
                    Column.times(connection, openings, Opening::firstEvent));
        }
    }

    /** For sessions of which an earlier event came later. */
    static void moveBack(RoundTrip trip, Map<SessionId, Instant> firstEvents) throws SQLException {
        if (!firstEvents.isEmpty()) {
            Collection<SessionId> sessions = firstEvents.keySet();
            Array ids = Column.uuids(trip.connection(), sessions, SessionId::value);
            trip.add(MOVE_BACK, ids, Column.times(trip.connection(), sessions, firstEvents::get), ids);
        }
    }

    /**
     * A statement of its own, after {@link #open}: only so does it see what others committed while that was waiting.
     *
     * @return is filled when the trip is made
     */
    static Map<SessionId, Owner> owners(RoundTrip trip, Collection<SessionId> sessions) throws SQLException {
        Map<SessionId, Owner> owners = new HashMap<>();
        if (!sessions.isEmpty()) {
            trip.addQuery(
                    OWNERS,
                    row -> owners.put(
                            new SessionId(row.getObject(1, UUID.class)),
                            new Owner(
                                    new ApplicationId(row.getObject(2, UUID.class)),
                                    row.getBoolean(3),
                                    row.getObject(4, OffsetDateTime.class).toInstant())),
                    Column.uuids(trip.connection(), sessions, SessionId::value));
        }
        return owners;
    }

    /** @return those of the applications that share sessions; is filled when the trip is made */
    static Set<ApplicationId> sharers(RoundTrip trip, Set<ApplicationId> applications) throws SQLException {
        Set<ApplicationId> sharers = new HashSet<>();
        if (!applications.isEmpty()) {
            trip.addQuery(
                    SHARERS,
                    row -> sharers.add(new ApplicationId(row.getObject(1, UUID.class))),
                    Column.uuids(trip.connection(), applications, ApplicationId::value));
        }
        return sharers;
    }
}
