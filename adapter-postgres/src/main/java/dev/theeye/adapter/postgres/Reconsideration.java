package dev.theeye.adapter.postgres;

import dev.theeye.domain.event.EventId;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.eventjson.ViolationJson;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What the verdicts of a batch say of failed events that were there before, and of the replays that wait for them. */
final class Reconsideration {
    /**
     * Rows in the order of their keys, as everywhere: batches that overlap wait for each other instead of deadlocking. Without a word
     * of their status, for which there is an index, too: of all that are open, where these are hardly ever any.
     */
    private static final String FAILED_BEFORE = "SELECT id FROM failed_event WHERE id = ANY (?) ORDER BY id FOR UPDATE";

    private static final String REPLAYED =
            "UPDATE failed_event SET status = 'replayed', replayed_at = now() WHERE id = ANY (?) AND status = 'open'";

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

    private final RoundTrip trip;
    private final Set<EventId> failedBefore = new HashSet<>();
    private boolean replayGoesOn;

    private Reconsideration(RoundTrip trip) {
        this.trip = trip;
    }

    /**
     * Asks whether a replay goes on, which is known when the trip is made: what a replay sends to be recorded, it sends after it has
     * begun.
     */
    static Reconsideration begin(RoundTrip trip) {
        Reconsideration reconsideration = new Reconsideration(trip);
        trip.addQuery(A_REPLAY_GOES_ON, row -> reconsideration.replayGoesOn = row.getBoolean(1));
        return reconsideration;
    }

    /**
     * Asks which of the accepted events have failed before, which is known when the trip is made.
     *
     * @param accepted the ids of all accepted events
     */
    void look(Collection<EventId> accepted) throws SQLException {
        if (!accepted.isEmpty()) {
            trip.addQuery(
                    FAILED_BEFORE,
                    row -> failedBefore.add(new EventId(row.getObject(1, UUID.class))),
                    Column.uuids(trip.connection(), accepted, EventId::value));
        }
    }

    /**
     * @param accepted the ids of all accepted events
     * @param there the failed events that were not inserted, for their ids are there
     */
    void settle(Collection<EventId> accepted, List<FailedEvent> there) throws SQLException {
        List<FailedEvent> again =
                there.stream().sorted(Comparator.comparing(FailedEvent::id)).toList();
        Connection connection = trip.connection();
        Array ids = Column.uuids(connection, again, event -> event.id().value());
        Array arrivals =
                Column.numbers(connection, again, event -> event.arrival().value());
        if (!failedBefore.isEmpty()) {
            trip.add(REPLAYED, Column.uuids(connection, failedBefore, EventId::value));
        }
        if (!again.isEmpty()) {
            trip.add(
                    FAILED_AGAIN,
                    ids,
                    arrivals,
                    Column.texts(connection, again, failed -> ViolationJson.write(failed.violations())),
                    Column.texts(connection, again, failed -> FailedEventTable.codes(failed.violations())),
                    ids);
        }
        if (replayGoesOn) {
            trip.add(SETTLE_STORED, Column.uuids(connection, accepted, EventId::value));
            trip.add(SETTLE_FAILED, ids, arrivals);
        }
    }
}
