package dev.theeye.adapter.postgres;

import dev.theeye.domain.event.Event;
import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.trust.ApplicationId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who opened which session. */
final class SessionTable {
    private static final String OPEN = """
            INSERT INTO session (session_id, application_id, shared, opened_at)
            SELECT first.session_id, first.application_id, coalesce(a.session_policy = 'shared', false), first.received_at
            FROM unnest(?::uuid[], ?::uuid[], ?::timestamptz[]) AS first (session_id, application_id, received_at)
            LEFT JOIN application a ON a.id = first.application_id
            ORDER BY first.session_id
            ON CONFLICT DO NOTHING""";

    private static final String OWNERS =
            "SELECT session_id, application_id, shared FROM session WHERE session_id = ANY (?::uuid[])";

    private static final String SHARERS =
            "SELECT id FROM application WHERE session_policy = 'shared' AND id = ANY (?::uuid[])";

    private SessionTable() {}

    /** @param shared whether other applications that are registered with SHARED may enter */
    record Owner(ApplicationId application, boolean shared) {}

    /** Waits for whoever is opening one of the same sessions now, and then leaves that session to them. */
    static void open(Connection connection, Collection<Event> first) throws SQLException {
        if (first.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(OPEN)) {
            insert.setArray(
                    1, Column.uuids(connection, first, event -> event.session().value()));
            insert.setArray(
                    2,
                    Column.uuids(connection, first, event -> event.application().value()));
            insert.setArray(3, Column.times(connection, first, Event::receivedAt));
            insert.executeUpdate();
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
                        new Owner(new ApplicationId(rows.getObject(2, UUID.class)), rows.getBoolean(3)));
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
