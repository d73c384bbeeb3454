package dev.theeye.adapter.postgres;

import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.trust.ApplicationId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
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

    private static final String MOVE_BACK =
            "UPDATE session SET first_event = ? WHERE session_id = ? AND first_event > ?";

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
    static void open(Connection connection, Collection<Opening> openings) throws SQLException {
        if (openings.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(OPEN)) {
            insert.setArray(
                    1,
                    Column.uuids(
                            connection, openings, opening -> opening.session().value()));
            insert.setArray(
                    2,
                    Column.uuids(
                            connection,
                            openings,
                            opening -> opening.application().value()));
            insert.setArray(3, Column.times(connection, openings, Opening::receivedAt));
            insert.setArray(4, Column.times(connection, openings, Opening::firstEvent));
            insert.executeUpdate();
        }
    }

    /** For sessions of which an earlier event came later. */
    static void moveBack(Connection connection, SortedMap<UUID, Instant> firstEvents) throws SQLException {
        if (firstEvents.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(MOVE_BACK)) {
            for (Map.Entry<UUID, Instant> first : firstEvents.entrySet()) {
                OffsetDateTime time = first.getValue().atOffset(ZoneOffset.UTC);
                update.setObject(1, time);
                update.setObject(2, first.getKey());
                update.setObject(3, time);
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /** A statement of its own, after {@link #open}: only so does it see what others committed while that was waiting. */
    static Map<SessionId, Owner> owners(Connection connection, Collection<SessionId> sessions) throws SQLException {
        Map<SessionId, Owner> owners = new HashMap<>();
        if (sessions.isEmpty()) {
            return owners;
        }
        try (PreparedStatement select = connection.prepareStatement(OWNERS)) {
            select.setArray(1, Column.uuids(connection, sessions, SessionId::value));
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                owners.put(
                        new SessionId(rows.getObject(1, UUID.class)),
                        new Owner(
                                new ApplicationId(rows.getObject(2, UUID.class)),
                                rows.getBoolean(3),
                                rows.getObject(4, OffsetDateTime.class).toInstant()));
            }
        }
        return owners;
    }

    /** Those of the applications that share sessions. */
    static Set<ApplicationId> sharers(Connection connection, Set<ApplicationId> applications) throws SQLException {
        Set<ApplicationId> sharers = new HashSet<>();
        if (applications.isEmpty()) {
            return sharers;
        }
        try (PreparedStatement select = connection.prepareStatement(SHARERS)) {
            select.setArray(1, Column.uuids(connection, applications, ApplicationId::value));
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                sharers.add(new ApplicationId(rows.getObject(1, UUID.class)));
            }
        }
        return sharers;
    }
}
