package dev.theeye.adapter.postgres;

import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.port.EventStore;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.port.EventsRefused;
import dev.theeye.domain.port.Kept;
import dev.theeye.domain.validation.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Keeps a batch in one transaction of a few round trips, whatever its size. Each statement takes its rows in the order
 * of their keys, and the tables come in the same order too, so that batches which overlap wait for each other instead of
 * deadlocking.
 */
public final class PostgresEventStore implements EventStore {
    /** However small a table is thought to be: the server remembers the plan, and the table grows. */
    private static final String BY_KEY = "SET LOCAL enable_seqscan = off";

    private final Transactions transactions;
    private final Lanes lanes = new Lanes();
    private final EventInsert eventInsert = new EventInsert();

    public PostgresEventStore(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @Override
    public List<Kept> keep(List<Verdict> verdicts) {
        if (verdicts.isEmpty()) {
            return List.of();
        }
        try (Lanes.Lane lane = lanes.take()) {
            return transactions.commit(connection -> keep(connection, lane, verdicts));
        } catch (SQLException e) {
            throw SqlStates.blameData(e)
                    ? new EventsRefused("PostgreSQL refuses something in the batch", e)
                    : new EventStoreUnavailable("PostgreSQL could not keep the batch", e);
        }
    }

    private List<Kept> keep(Connection connection, Lanes.Lane lane, List<Verdict> verdicts) throws SQLException {
        RoundTrip trip = new RoundTrip(connection);
        trip.add(BY_KEY);
        RecordingGate.pass(trip);
        Reconsideration reconsideration = Reconsideration.begin(trip);
        Admission admission = Admission.open(trip, verdicts);
        List<Verdict> settled = verdicts.stream().map(admission::settle).toList();
        Map<EventId, Event> events = new LinkedHashMap<>();
        Map<EventId, FailedEvent> failedEvents = new LinkedHashMap<>();
        for (Verdict verdict : settled) {
            switch (verdict) {
                case Verdict.Accepted(Event event, var raw, var observed) -> events.putIfAbsent(event.id(), event);
                case Verdict.Failed(FailedEvent failed) -> failedEvents.putIfAbsent(failed.id(), failed);
            }
        }
        Set<EventId> stored = eventInsert.insert(trip, events.values());
        Set<EventId> failed = FailedEventTable.insert(trip, failedEvents.values());
        reconsideration.look(events.keySet());
        trip.make();
        reconsideration.settle(
                events.keySet(),
                failedEvents.values().stream()
                        .filter(event -> !failed.contains(event.id()))
                        .toList());
        events.keySet().retainAll(stored);
        failedEvents.keySet().retainAll(failed);
        FeedTable.add(trip, events.keySet());
        // last, for these are the rows that others wait for
        SessionTable.moveBack(trip, admission.movedBack(events.values()));
        ObservationTable.add(trip, lane.shard(), settled, events.keySet());
        CountTables.add(trip, lane.shard(), events.values(), failedEvents.values());
        trip.make();
        return settled.stream()
                .map(verdict -> switch (verdict) {
                    // each id counts once, for the first of its verdicts
                    case Verdict.Accepted(Event event, var raw, var observed) ->
                        stored.remove(event.id()) ? Kept.STORED : Kept.DUPLICATE;
                    case Verdict.Failed(FailedEvent event) ->
                        failed.remove(event.id()) ? Kept.FAILED : Kept.FAILED_BEFORE;
                })
                .toList();
    }
}
