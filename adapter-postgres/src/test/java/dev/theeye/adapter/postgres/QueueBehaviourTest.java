package dev.theeye.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.contracts.SampleEvent;
import dev.theeye.contracts.SampleEvents;
import dev.theeye.contracts.SampleRecorder;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.port.EventQueue.Delivery;
import dev.theeye.domain.port.EventQueueUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the queue in PostgreSQL does beyond its contract. */
final class QueueBehaviourTest {
    private static final PostgresQueueSettings DEFAULTS = TestContext.queueSettings();

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** One for each test: a statement that was on its way when a network failed may commit long after its test. */
    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void drop() {
        database.network().end();
        database.close();
    }

    @Test
    void what_is_added_at_the_same_moment_shares_messages() throws SQLException {
        try (PostgresEventQueue queue = new PostgresEventQueue(database.pool(), DEFAULTS)) {
            List<CompletableFuture<Void>> adding;
            try (Connection lock = lockQueue()) {
                adding =
                        Stream.generate(() -> queue.add(samples(1))).limit(2500).toList();
                lock.rollback();
            }
            CompletableFuture.allOf(adding.toArray(CompletableFuture[]::new)).join();
        }

        assertThat(database.ask("SELECT sum(events) FROM queued_message")).isEqualTo("2500");
        assertThat(Integer.parseInt(database.ask("SELECT count(*) FROM queued_message")))
                .isLessThan(50);
        assertThat(Integer.parseInt(database.ask("SELECT max(events) FROM queued_message")))
                .isLessThanOrEqualTo(1000);
    }

    @Test
    void consumers_of_several_processes_share_the_events_and_none_comes_twice() {
        SampleRecorder recorder = new SampleRecorder();
        List<RawEvent> events = samples(3000);
        try (PostgresEventQueue one = new PostgresEventQueue(database.pool(), DEFAULTS);
                PostgresEventQueue other = new PostgresEventQueue(database.pool(), DEFAULTS);
                Delivery first = one.deliverTo(recorder);
                Delivery second = one.deliverTo(recorder);
                Delivery third = other.deliverTo(recorder)) {
            for (RawEvent event : events) {
                one.add(List.of(event));
            }

            recorder.await(PATIENCE, events);
        }

        assertThat(recorder.events()).hasSize(3000);
        assertThat(new HashSet<>(recorder.events())).isEqualTo(new HashSet<>(events));
    }

    @Test
    void a_database_that_falls_silent_fails_an_add_in_time_and_later_ones_at_once_when_too_many_wait() {
        PostgresQueueSettings settings = settings(Duration.ofMillis(500), 10, DEFAULTS.waitingMessages());
        try (PostgresEventQueue queue = new PostgresEventQueue(database.pool(), settings)) {
            queue.add(samples(1)).join();
            database.network().fallSilent();

            CompletableFuture<Void> waiting = queue.add(samples(8));
            CompletableFuture<Void> tooMuch = queue.add(samples(3));

            assertThat(tooMuch).as("at once").isCompletedExceptionally();
            assertUnavailable(tooMuch);
            assertUnavailable(waiting);
            database.network().begin();
        }
    }

    @Test
    void a_full_queue_takes_nothing_until_there_is_room_and_says_when_to_come_back() {
        SampleRecorder recorder = new SampleRecorder();
        List<RawEvent> added = new ArrayList<>();
        try (PostgresEventQueue queue = new PostgresEventQueue(database.pool(), settings(PATIENCE, 1000, 5))) {
            Deadline.await("a full queue", () -> {
                List<RawEvent> one = samples(1);
                CompletableFuture<Void> adding = queue.add(one);
                if (adding.handle((done, refused) -> refused == null).join()) {
                    added.addAll(one);
                    return false;
                }
                assertThat(adding.exceptionNow())
                        .asInstanceOf(InstanceOfAssertFactories.type(EventQueueUnavailable.class))
                        .extracting(EventQueueUnavailable::retryAfter)
                        .isEqualTo(Duration.ofSeconds(30));
                return true;
            });

            try (Delivery delivery = queue.deliverTo(recorder)) {
                recorder.await(PATIENCE, added);
                Deadline.await(
                        "room",
                        () -> queue.add(samples(1))
                                .handle((done, refused) -> refused == null)
                                .join());
            }
        }
    }

    @Test
    void close_commits_what_waits_and_refuses_what_comes_later() throws SQLException {
        PostgresEventQueue queue = new PostgresEventQueue(database.pool(), DEFAULTS);
        List<CompletableFuture<Void>> adding;
        CompletableFuture<Void> closing;
        try (Connection lock = lockQueue()) {
            adding = Stream.generate(() -> queue.add(samples(3))).limit(10).toList();
            closing = CompletableFuture.runAsync(queue::close);
            lock.rollback();
        }

        assertThat(closing).succeedsWithin(10, TimeUnit.SECONDS);
        assertThat(adding).allSatisfy(future -> assertThat(future).succeedsWithin(1, TimeUnit.SECONDS));
        assertThat(database.ask("SELECT sum(events) FROM queued_message")).isEqualTo("30");
        assertUnavailable(queue.add(samples(1)));
    }

    @Test
    void closing_in_an_outage_ends_and_everybody_has_an_answer() {
        PostgresEventQueue queue = new PostgresEventQueue(
                database.pool(), settings(Duration.ofSeconds(1), 1000, DEFAULTS.waitingMessages()));
        database.network().begin();
        List<CompletableFuture<Void>> adding =
                Stream.generate(() -> queue.add(samples(3))).limit(10).toList();

        CompletableFuture<Void> closing = CompletableFuture.runAsync(queue::close);

        assertThat(closing).succeedsWithin(10, TimeUnit.SECONDS);
        adding.forEach(QueueBehaviourTest::assertUnavailable);
    }

    private static void assertUnavailable(CompletableFuture<Void> adding) {
        assertThat(adding)
                .failsWithin(3, TimeUnit.SECONDS)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(EventQueueUnavailable.class);
    }

    /** Makes every commit wait until the connection rolls back. */
    private Connection lockQueue() throws SQLException {
        Connection connection = TestDatabase.dataSource(database.url()).getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE queued_message IN SHARE MODE");
        }
        return connection;
    }

    private static PostgresQueueSettings settings(Duration timeout, int inFlightEvents, int waitingMessages) {
        return new PostgresQueueSettings(
                DEFAULTS.messageEvents(),
                DEFAULTS.messageBytes(),
                DEFAULTS.commitEvents(),
                DEFAULTS.commitBytes(),
                inFlightEvents,
                DEFAULTS.inFlightBytes(),
                waitingMessages,
                DEFAULTS.waitingBytes(),
                timeout,
                DEFAULTS.poll(),
                DEFAULTS.linger(),
                DEFAULTS.batchEvents(),
                DEFAULTS.batchBytes());
    }

    private static List<RawEvent> samples(int count) {
        return Stream.generate(SampleEvents::any)
                .limit(count)
                .map(SampleEvent::raw)
                .toList();
    }
}
