package dev.theeye.adapter.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Takes away sessions whose events are all gone. */
record EmptySessions(Transactions transactions) {
    private static final int AT_ONCE = 500;
    private static final Candidate BEFORE_ALL = new Candidate(Instant.EPOCH, new UUID(0, 0));

    private static final String BEGUN_BEFORE = """
            SELECT first_event, session_id FROM session WHERE first_event < ? AND (first_event, session_id) > (?, ?)
            ORDER BY first_event, session_id LIMIT\s""" + AT_ONCE;

    /** One by one: told to find all that have no event, PostgreSQL would read all events. */
    private static final String DELETE = """
            DELETE FROM session WHERE session_id = ANY (ARRAY(
                SELECT id FROM unnest(?::uuid[]) AS id
                CROSS JOIN LATERAL (SELECT count(*) AS events FROM (SELECT FROM event WHERE session_id = id LIMIT 1) AS any_event) AS found
                WHERE events = 0))""";

    private record Candidate(Instant firstEvent, UUID session) {}

    long removeBegunBefore(Instant first) throws SQLException {
        long all = 0;
        List<Candidate> candidates = candidates(BEFORE_ALL, first);
        while (!candidates.isEmpty()) {
            List<Candidate> these = candidates;
            all += transactions.commit(connection -> {
                // whoever records an event has looked whose session it is already
                RecordingGate.shut(connection);
                return delete(connection, these);
            });
            candidates = candidates(these.getLast(), first);
        }
        return all;
    }

    private List<Candidate> candidates(Candidate after, Instant first) throws SQLException {
        return transactions.commit(connection -> {
            try (PreparedStatement select = connection.prepareStatement(BEGUN_BEFORE)) {
                select.setObject(1, Question.time(first));
                select.setObject(2, Question.time(after.firstEvent));
                select.setObject(3, after.session);
                ResultSet rows = select.executeQuery();
                List<Candidate> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(new Candidate(
                            rows.getObject(1, OffsetDateTime.class).toInstant(), rows.getObject(2, UUID.class)));
                }
                return found;
            }
        });
    }

    private static int delete(Connection connection, List<Candidate> candidates) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setArray(1, Column.uuids(connection, candidates, Candidate::session));
            return delete.executeUpdate();
        }
    }
}
