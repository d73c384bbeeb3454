package dev.theeye.adapter.postgres;

import dev.theeye.domain.event.EventId;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.eventjson.ViolationJson;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What the verdicts of a batch say of failed events that were there before, and of the replays that wait for them. */
final class Reconsideration {
    /** Rows in the order of their keys, as everywhere: batches that overlap wait for each other instead of deadlocking. */
    private static final String REPLAYED = """
            UPDATE failed_event SET status = 'replayed', replayed_at = now()
            WHERE id IN (SELECT id FROM failed_event WHERE id = ANY (?) AND status = 'open' ORDER BY id FOR UPDATE)""";

    private static final String FAILED_AGAIN = """
            UPDATE failed_event f SET violations = a.violations::jsonb, codes = string_to_array(a.codes, ' ')
            FROM unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[]) AS a (id, arrival, violations, codes)
            WHERE f.id = a.id AND f.arrival = a.arrival AND f.violations <> a.violations::jsonb
                AND f.id IN (SELECT id FROM failed_event WHERE id = ANY (?) AND status = 'open' ORDER BY id FOR UPDATE)""";

    private static final String A_REPLAY_GOES_ON =
            "SELECT EXISTS (SELECT FROM failed_event_job WHERE kind = 'replay' AND finished_at IS NULL)";

    private static final String OF_REPLAYS = """
            AND outcome IS NULL
            AND job_id IN (SELECT id FROM failed_event_job WHERE kind = 'replay' AND finished_at IS NULL)""";

    private static final String SETTLE_STORED =
            "UPDATE failed_event_job_item SET outcome = 'stored' WHERE failed_event_id = ANY (?) " + OF_REPLAYS;

    /** By arrival, too: another event of the same id says nothing of this one. */
    private static final String SETTLE_FAILED = """
            UPDATE failed_event_job_item SET outcome = 'still_failing'
            FROM unnest(?::uuid[], ?::bigint[]) AS a (id, arrived)
            WHERE failed_event_id = a.id AND arrival = a.arrived\s""" + OF_REPLAYS;

    private final Connection connection;

    private Reconsideration(Connection connection) {
        this.connection = connection;
    }

    /**
     * @param accepted the ids of all accepted events
     * @param there the failed events that were not inserted, for their ids are there
     */
    static void of(Connection connection, Collection<EventId> accepted, List<FailedEvent> there) throws SQLException {
        new Reconsideration(connection).settle(accepted, there);
    }

    private void settle(Collection<EventId> accepted, List<FailedEvent> there) throws SQLException {
        List<FailedEvent> again =
                there.stream().sorted(Comparator.comparing(FailedEvent::id)).toList();
        if (!accepted.isEmpty()) {
            update(REPLAYED, accepted);
        }
        if (!again.isEmpty()) {
            failedAgain(again);
        }
        if (aReplayGoesOn()) {
            update(SETTLE_STORED, accepted);
            settleFailed(again);
        }
    }

    private void update(String sql, Collection<EventId> ids) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setArray(1, Column.uuids(connection, ids, EventId::value));
            update.executeUpdate();
        }
    }

    private void failedAgain(List<FailedEvent> again) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(FAILED_AGAIN)) {
            update.setArray(1, ids(again));
            update.setArray(2, arrivals(again));
            update.setArray(3, Column.texts(connection, again, failed -> ViolationJson.write(failed.violations())));
            update.setArray(4, Column.texts(connection, again, failed -> FailedEventTable.codes(failed.violations())));
            update.setArray(5, ids(again));
            update.executeUpdate();
        }
    }

    private boolean aReplayGoesOn() throws SQLException {
        try (PreparedStatement question = connection.prepareStatement(A_REPLAY_GOES_ON)) {
            ResultSet row = question.executeQuery();
            row.next();
            return row.getBoolean(1);
        }
    }

    private void settleFailed(List<FailedEvent> again) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(SETTLE_FAILED)) {
            update.setArray(1, ids(again));
            update.setArray(2, arrivals(again));
            update.executeUpdate();
        }
    }

    private Array ids(List<FailedEvent> failed) throws SQLException {
        return Column.uuids(connection, failed, event -> event.id().value());
    }

    private Array arrivals(List<FailedEvent> failed) throws SQLException {
        return Column.numbers(connection, failed, event -> event.arrival().value());
    }
}
