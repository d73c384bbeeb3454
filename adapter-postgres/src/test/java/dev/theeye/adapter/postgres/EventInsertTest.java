package dev.theeye.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.theeye.contracts.SampleEvent;
import dev.theeye.contracts.SampleEvents;
import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.EventId;
import dev.theeye.domain.event.Order;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.event.Payload;
import dev.theeye.domain.trust.Visibility;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many events at once: whether all are new or not, each is there once, as it was. */
final class EventInsertTest {
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final EventInsert insert = new EventInsert();
    private final Transactions transactions = new Transactions(DATABASE.pool());

    @AfterEach
    void empty() {
        DATABASE.execute("TRUNCATE event");
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void events_that_are_all_new_are_there_as_they_were() throws SQLException {
        List<Event> events = events(300);
        String large = "x".repeat(60_000);
        events.add(SampleEvents.any().data("{\"größe\":\"" + large + "\"}").event());
        events.add(SampleEvents.any().category("é".repeat(255)).event());

        Set<EventId> inserted = insert(events);

        assertThat(inserted).isEqualTo(ids(events));
        assertThat(stored().stream().map(EventInsertTest::withoutSpaces))
                .containsExactlyInAnyOrderElementsOf(
                        events.stream().map(EventInsertTest::withoutSpaces).toList());
    }

    @Test
    void one_that_is_there_already_keeps_no_other_out() throws SQLException {
        List<Event> first = events(100);
        List<Event> second = events(100);
        insert(first);
        second.add(50, first.get(70));

        Set<EventId> inserted = insert(second);

        second.remove(50);
        assertThat(inserted).isEqualTo(ids(second));
        assertThat(stored()).hasSize(200);
    }

    @Test
    void after_one_that_was_there_already_batches_are_kept_as_before() throws SQLException {
        List<Event> first = events(40);
        insert(first);
        insert(first);

        for (int batch = 0; batch < 22; batch++) {
            List<Event> next = events(40);
            assertThat(insert(next)).isEqualTo(ids(next));
        }

        assertThat(stored()).hasSize(40 + 22 * 40);
    }

    @Test
    void what_was_done_before_in_the_transaction_stays_done() throws SQLException {
        List<Event> first = events(100);
        insert(first);

        transactions.commit(connection -> {
            EventPartition.execute(connection, "CREATE TABLE done_before (one int)");
            return insert(connection, first);
        });

        DATABASE.execute("DROP TABLE done_before");
        assertThat(stored()).hasSize(100);
    }

    @Test
    void an_event_that_cannot_be_kept_is_blamed_on_the_data() {
        List<Event> events = events(100);
        // rules that are more generous than the database
        Event sample = events.get(50);
        events.set(50, event(sample, sample.receivedAt().plus(Duration.ofHours(1)), sample.payload()));

        assertThatThrownBy(() -> insert(events))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        e -> assertThat(SqlStates.blameData(e)).isTrue());
        assertThat(stored()).isEmpty();
    }

    private Set<EventId> insert(List<Event> events) throws SQLException {
        return transactions.commit(connection -> insert(connection, events));
    }

    private Set<EventId> insert(Connection connection, List<Event> events) throws SQLException {
        RoundTrip trip = new RoundTrip(connection);
        Set<EventId> inserted = insert.insert(trip, events);
        trip.make();
        return inserted;
    }

    private static List<Event> events(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> SampleEvents.any())
                .map(SampleEvent::event)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static Set<EventId> ids(List<Event> events) {
        return events.stream().map(Event::id).collect(Collectors.toSet());
    }

    /** PostgreSQL spaces JSON in its own way. */
    private static Event withoutSpaces(Event event) {
        String json = event.payload().json().utf8().replace(" ", "");
        return event(event, event.occurredAt(), new Payload(ByteString.utf8(json)));
    }

    private static Event event(Event sample, Instant occurredAt, Payload payload) {
        return new Event(
                sample.id(),
                sample.application(),
                sample.session(),
                sample.type(),
                payload,
                occurredAt,
                sample.arrival(),
                sample.receivedAt(),
                sample.schemaVersion());
    }

    private static List<Event> stored() {
        PostgresEventReader reader = new PostgresEventReader(DATABASE.pool(), Duration.ofSeconds(10));
        return reader.find(
                        EventFilter.everything(new Visibility.Everything()),
                        PageRequest.first(Order.OLDEST_FIRST, 1000))
                .items();
    }
}
