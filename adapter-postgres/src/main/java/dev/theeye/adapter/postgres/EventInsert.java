package dev.theeye.adapter.postgres;

import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Puts events into their table, each once. Hardly ever is one there already, so a batch is copied in the hope that all are
 * new, which takes the server two thirds of the time; where that fails, it is inserted row by row. What comes again seldom comes alone, so the
 * next batches are not hoped for.
 */
final class EventInsert {
    /** Fewer are not worth the round trips. */
    private static final int FEW = 32;

    /** Keeps the work that was in vain at a few per cent, should every batch hold something that is there. */
    private static final int BATCHES_WITHOUT_HOPE = 20;

    private static final String UNIQUE_VIOLATION = "23505";

    private final AtomicInteger withoutHope = new AtomicInteger();

    /** @return which of them were not there yet; is filled when the trip is made */
    Set<EventId> insert(RoundTrip trip, Collection<Event> events) throws SQLException {
        List<Event> inOrder = EventTable.inOrder(events);
        boolean hopeful = events.size() >= FEW && withoutHope.updateAndGet(n -> Math.max(n - 1, -1)) < 0;
        if (hopeful && copied(trip.connection(), inOrder)) {
            return events.stream().map(Event::id).collect(Collectors.toSet());
        }
        return EventTable.insert(trip, inOrder);
    }

    /** @return false where one of them is there already; then nothing has happened */
    private boolean copied(Connection connection, List<Event> events) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            EventCopy.copy(connection, events);
            return true;
        } catch (SQLException e) {
            if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw e;
            }
            connection.rollback(before);
            withoutHope.set(BATCHES_WITHOUT_HOPE);
            return false;
        }
    }
}
