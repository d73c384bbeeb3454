package dev.theeye.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.application.RecordEvents;
import dev.theeye.contracts.SampleEvent;
import dev.theeye.contracts.SampleEvents;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.Order;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.domain.port.EventQueue.Delivery;
import dev.theeye.domain.port.EventRecorder;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.port.Kept;
import dev.theeye.domain.session.SessionId;
import dev.theeye.domain.trust.Visibility;
import dev.theeye.domain.validation.RuleBook;
import dev.theeye.domain.validation.Verdict;
import dev.theeye.domain.validation.Violation;
import dev.theeye.domain.validation.ViolationCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The way of events from the queue into the store, when things go wrong on it. */
final class RecordingTest {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Visibility ALL = new Visibility.Everything();

    private final PostgresEventStore store = new PostgresEventStore(DATABASE.pool());
    private final PostgresEventReader reader = new PostgresEventReader(DATABASE.pool(), Duration.ofSeconds(10));
    private final EventRecorder recorder = new RecordEvents(RuleBook.standard(Duration.ofMinutes(1)), store);

    @AfterEach
    void empty() {
        DATABASE.execute("TRUNCATE event, failed_event, session, queued_message");
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void an_event_that_postgresql_refuses_becomes_a_failed_event_and_its_neighbours_are_kept() {
        // rules that are more generous than the database
        EventRecorder generous = new RecordEvents(RuleBook.standard(Duration.ofDays(1)), store);
        SampleEvent refused = SampleEvents.any().occurredAt(SampleEvents.now().plus(Duration.ofHours(1)));
        List<RawEvent> events = new ArrayList<>(samples(20));
        events.add(7, refused.raw());

        generous.record(events);
        generous.record(events);

        assertThat(reader.count(EventFilter.everything(ALL))).isEqualTo(20);
        assertThat(reader.findFailed(FailedEventFilter.everything(ALL), PageRequest.first(Order.OLDEST_FIRST, 10))
                        .items())
                .singleElement()
                .extracting(FailedEvent::violations)
                .asInstanceOf(InstanceOfAssertFactories.list(Violation.class))
                .extracting(Violation::code)
                .containsExactly(ViolationCode.STORAGE_REFUSED);
    }

    @Test
    void a_batch_whose_connection_is_killed_is_not_kept_and_may_be_kept_again() throws Exception {
        SessionId contested = SampleEvents.newSession();
        SampleEvent sample = SampleEvents.of(SampleEvents.newApplicationId(), contested);
        List<Verdict> batch = List.of(SampleEvents.any().without("name").verdict(), sample.verdict());

        try (Connection other = TestDatabase.dataSource(DATABASE.url()).getConnection()) {
            opensAndWaits(other, contested);
            CompletableFuture<List<Kept>> keeping = CompletableFuture.supplyAsync(() -> store.keep(batch));
            Deadline.await(
                    "the batch to wait for the other",
                    () -> !killed("wait_event_type = 'Lock'").isEmpty());

            assertThat(keeping)
                    .failsWithin(10, TimeUnit.SECONDS)
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(EventStoreUnavailable.class);
            other.rollback();
        }
        long kept = reader.countFailed(FailedEventFilter.everything(ALL));
        List<Kept> again = store.keep(batch);

        assertThat(kept).isZero();
        assertThat(again).containsExactly(Kept.FAILED, Kept.STORED);
    }

    @Test
    void what_was_recorded_but_not_yet_forgotten_is_handed_over_again_and_kept_once() {
        AtomicInteger attempts = new AtomicInteger();
        List<RawEvent> events = samples(50);
        try (PostgresEventQueue queue = new PostgresEventQueue(DATABASE.pool(), TestContext.queueSettings());
                Delivery delivery = queue.deliverTo(batch -> {
                    recorder.record(batch);
                    if (attempts.incrementAndGet() == 1) {
                        // as if this process died now: the batch is kept, and its deletion is lost
                        assertThat(killed("state = 'idle in transaction'")).isNotEmpty();
                    }
                })) {
            queue.add(events).join();

            Deadline.await("the second attempt", () -> attempts.get() == 2);
            Deadline.await("an empty queue", () -> count("queued_message") == 0);
        }

        assertThat(count("event")).isEqualTo(50);
        assertThat(count("failed_event")).isZero();
    }

    @Test
    void an_undecodable_message_becomes_one_failed_event_however_often_it_is_handed_over() {
        AtomicInteger attempts = new AtomicInteger();
        DATABASE.execute("INSERT INTO queued_message (events, message) VALUES (1, 'not ours'), (7, '')");
        try (PostgresEventQueue queue = new PostgresEventQueue(DATABASE.pool(), TestContext.queueSettings());
                Delivery delivery = queue.deliverTo(batch -> {
                    recorder.record(batch);
                    if (attempts.incrementAndGet() <= 2) {
                        throw new EventStoreUnavailable("on purpose", null);
                    }
                })) {
            Deadline.await("an empty queue", () -> count("queued_message") == 0);
        }

        assertThat(reader.findFailed(FailedEventFilter.everything(ALL), PageRequest.first(Order.OLDEST_FIRST, 10))
                        .items())
                .extracting(failed -> failed.received().utf8())
                .containsExactlyInAnyOrder("not ours", "");
    }

    /** Ends the connections of this test's database that are in such a state. @return their numbers */
    private static String killed(String state) {
        // found first, and then killed: the planner would gladly kill before it looks at the state
        return DATABASE.ask("""
                WITH found AS MATERIALIZED (
                    SELECT pid FROM pg_stat_activity
                    WHERE datname = current_database() AND pid <> pg_backend_pid() AND %s)
                SELECT coalesce(string_agg(pid::text, ','), '') FROM found WHERE pg_terminate_backend(pid)""".formatted(state));
    }

    private static void opensAndWaits(Connection connection, SessionId session) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO session VALUES (?, gen_random_uuid(), false, now(), now())")) {
            insert.setObject(1, session.value());
            insert.executeUpdate();
        }
    }

    private static long count(String table) {
        return Long.parseLong(DATABASE.ask("SELECT count(*) FROM " + table));
    }

    private static List<RawEvent> samples(int count) {
        return Stream.generate(SampleEvents::any)
                .limit(count)
                .map(SampleEvent::raw)
                .toList();
    }
}
