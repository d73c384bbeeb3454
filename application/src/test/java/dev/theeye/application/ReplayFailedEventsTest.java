package dev.theeye.application;

import static dev.theeye.application.Sending.CLOCK;
import static dev.theeye.application.Sending.SHOP;
import static dev.theeye.application.Sending.event;
import static dev.theeye.application.Sending.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.memory.InMemoryApplications;
import dev.theeye.adapter.memory.InMemoryEventQueue;
import dev.theeye.adapter.memory.InMemoryEventReader;
import dev.theeye.adapter.memory.InMemoryEventStore;
import dev.theeye.adapter.memory.InMemoryFailedEventJobs;
import dev.theeye.domain.event.ByteString;
import dev.theeye.domain.event.Event;
import dev.theeye.domain.event.EventFilter;
import dev.theeye.domain.event.Order;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.event.SentEvent;
import dev.theeye.domain.failure.FailedEvent;
import dev.theeye.domain.failure.FailedEventFilter;
import dev.theeye.domain.failure.FailedEventJob;
import dev.theeye.domain.failure.FailedEventStatus;
import dev.theeye.domain.port.EventQueue;
import dev.theeye.domain.port.FailedEventJobs;
import dev.theeye.domain.trust.Visibility;
import dev.theeye.domain.validation.PayloadFlaw;
import dev.theeye.domain.validation.RuleBook;
import dev.theeye.domain.validation.SchemaInForce;
import dev.theeye.domain.validation.SchemaMode;
import dev.theeye.domain.validation.ViolationCode;
import dev.theeye.eventjson.EventText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplayFailedEventsTest {
    private static final Visibility ALL = new Visibility.Everything();
    private static final PageRequest PAGE = PageRequest.first(Order.OLDEST_FIRST, PageRequest.MAX_LIMIT);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final RuleBook RELAXED = RuleBook.standard(Duration.ofMinutes(1));

    /** No payload of an odd number passes. */
    private static final RuleBook STRICT = RELAXED.with(type -> Optional.of(new SchemaInForce(
            1,
            SchemaMode.ENFORCE,
            payload -> payload.json().utf8().matches(".*[13579]}")
                    ? List.of(new PayloadFlaw("/n", "multipleOf", "is odd"))
                    : List.of())));

    private final InMemoryEventStore store = new InMemoryEventStore(new InMemoryApplications());
    private final InMemoryEventReader reader = new InMemoryEventReader(store);
    private final InMemoryEventQueue queue = new InMemoryEventQueue();
    private final FailedEventJobs jobs = new InMemoryFailedEventJobs(store);
    private EventQueue.Delivery delivery = queue.deliverTo(new RecordEvents(STRICT, store));

    @AfterEach
    void stop() {
        delivery.close();
    }

    @Test
    void what_passes_now_is_stored_as_if_it_had_passed_when_it_arrived() {
        List<RawEvent> sent = sent(Stream.of(1).map(ReplayFailedEventsTest::numbered));
        FailedEvent failed = failed().getFirst();
        recordBy(RELAXED);

        FailedEventJob job = finished(replay().replay(everything(), SHOP), RELAXED);

        assertCounts(job, 1, 1, 0);
        Event event = reader.find(EventFilter.everything(ALL), PAGE).items().getFirst();
        assertThat(event.id()).isEqualTo(failed.id()).isEqualTo(sent.getFirst().id());
        assertThat(event.arrival()).isEqualTo(failed.arrival());
        assertThat(event.receivedAt()).isEqualTo(failed.receivedAt());
        assertThat(event.occurredAt())
                .isEqualTo(sent.getFirst().sent().occurredAt().orElseThrow());
        assertThat(failed()).containsExactly(failed.with(FailedEventStatus.REPLAYED));
    }

    @Test
    void what_still_fails_stays_open_and_says_why_now() {
        sent(Stream.of(1).map(ReplayFailedEventsTest::numbered));
        RuleBook other = RELAXED.with(type -> Optional.of(new SchemaInForce(
                2, SchemaMode.ENFORCE, payload -> List.of(new PayloadFlaw("/x", "required", "is missing")))));
        recordBy(other);

        FailedEventJob job = finished(replay().replay(everything(), SHOP), other);

        assertCounts(job, 1, 0, 1);
        assertThat(failed()).singleElement().satisfies(failed -> {
            assertThat(failed.status()).isEqualTo(FailedEventStatus.OPEN);
            assertThat(failed.violations()).singleElement().satisfies(violation -> {
                assertThat(violation.code()).isEqualTo(ViolationCode.DATA_SCHEMA);
                assertThat(violation.pointer()).isEqualTo("/x");
            });
        });
    }

    @Test
    void replayed_again_nothing_changes() {
        sent(IntStream.range(0, 10).mapToObj(ReplayFailedEventsTest::numbered));
        recordBy(RELAXED);
        finished(replay().replay(everything(), SHOP), RELAXED);

        FailedEventJob again = finished(replay().replay(everything(), SHOP), RELAXED);

        assertCounts(again, 0, 0, 0);
        assertThat(reader.count(EventFilter.everything(ALL))).isEqualTo(10);
    }

    @Test
    void many_are_replayed_batch_by_batch_and_two_replays_at_once_store_each_once() {
        int many = WorkOnFailedEventJobs.BATCH * 5;
        sent(IntStream.range(0, many).mapToObj(ReplayFailedEventsTest::numbered));
        recordBy(RELAXED);
        FailedEventJob one = replay().replay(everything(), SHOP);
        FailedEventJob other = replay().replay(everything(), SHOP);

        assertCounts(finished(one, RELAXED), many / 2, many / 2, 0);
        assertCounts(finished(other, RELAXED), many / 2, many / 2, 0);

        assertThat(reader.count(EventFilter.everything(ALL))).isEqualTo(many);
    }

    @Test
    void a_body_that_was_malformed_is_malformed_again_even_where_its_beginning_is_not() {
        byte[] beginning = event("looks like one").text().toByteArray();
        new AcceptEvents(queue, new Intake(CLOCK))
                .acceptMalformed(SHOP, beginning)
                .join();
        Waiting.until(PATIENCE, () -> failed().size() == 1);
        List<FailedEvent> before = failed();

        FailedEventJob job = finished(replay().replay(everything(), SHOP), STRICT);

        assertCounts(job, 1, 0, 1);
        assertThat(failed()).isEqualTo(before);
    }

    @Test
    void a_dry_run_tells_what_would_become_of_them_and_changes_nothing() {
        sent(Stream.of(numbered(1), numbered(3), json("{\"name\":\"n\"}")));
        List<FailedEvent> before = failed();
        recordBy(RELAXED);

        FailedEventJob job = finished(replay().rehearse(everything(), SHOP), RELAXED);

        assertCounts(job, 3, 2, 1);
        assertThat(failed()).isEqualTo(before);
        assertThat(reader.count(EventFilter.everything(ALL))).isZero();
    }

    /** Whose session it is, the store alone can tell. */
    @Test
    void a_dry_run_does_not_promise_what_the_rules_cannot_tell() {
        sent(Stream.of(numbered(0)));
        new AcceptEvents(queue, new Intake(CLOCK))
                .accept(Sending.STRANGER, List.of(numbered(2)))
                .join();
        Waiting.until(PATIENCE, () -> failed().size() == 1);

        assertCounts(finished(replay().rehearse(everything(), SHOP), STRICT), 1, 0, 1);
    }

    @Test
    void while_the_queue_takes_nothing_a_replay_waits() {
        sent(Stream.of(numbered(1)));
        recordBy(RELAXED);
        FailedEventJob job = replay().replay(everything(), SHOP);
        WorkOnFailedEventJobs work = work(RELAXED);

        queue.interrupt();
        Duration pause = work.work();
        queue.resume();

        assertThat(pause).isPositive();
        assertCounts(finished(job, RELAXED), 1, 1, 0);
    }

    /** As after kill -9: what it had queued may be recorded, or not yet, or never. */
    @Test
    void another_worker_goes_on_where_one_has_died() {
        sent(IntStream.range(0, 3000).mapToObj(ReplayFailedEventsTest::numbered));
        delivery.close();
        FailedEventJob job = replay().replay(everything(), SHOP);
        WorkOnFailedEventJobs dies = work(RELAXED);
        dies.work();
        jobs.progress(job.id(), Duration.ZERO);
        recordBy(RELAXED);

        assertCounts(finished(job, RELAXED), 1500, 1500, 0);

        assertThat(reader.count(EventFilter.everything(ALL))).isEqualTo(3000);
    }

    @Test
    void what_is_discarded_is_not_replayed() {
        sent(Stream.of(numbered(1), numbered(3)));
        FailedEventJob discarded = finished(new DiscardFailedEvents(jobs, CLOCK).discard(everything(), SHOP), STRICT);

        assertThat(discarded.discarded()).isEqualTo(2);
        assertThat(replay().replay(everything(), SHOP).matched()).isZero();
        assertThat(failed()).extracting(FailedEvent::status).containsOnly(FailedEventStatus.DISCARDED);
    }

    private ReplayFailedEvents replay() {
        return new ReplayFailedEvents(jobs, CLOCK);
    }

    private WorkOnFailedEventJobs work(RuleBook rules) {
        return new WorkOnFailedEventJobs(
                jobs, queue, rules, new Rereading(EventText::read), JudgingTurns.ofThisMachine(), CLOCK);
    }

    private FailedEventJob finished(FailedEventJob job, RuleBook rules) {
        WorkOnFailedEventJobs work = work(rules);
        Waiting.until(PATIENCE, () -> {
            work.work();
            return found(job).finished();
        });
        return found(job);
    }

    private FailedEventJob found(FailedEventJob job) {
        return new FindFailedEventJob(jobs).find(job.id(), ALL).orElseThrow();
    }

    private void recordBy(RuleBook rules) {
        delivery.close();
        delivery = queue.deliverTo(new RecordEvents(rules, store));
    }

    /** Returns when all of it is recorded. */
    private List<RawEvent> sent(Stream<SentEvent> events) {
        List<RawEvent> sent = new AcceptEvents(queue, new Intake(CLOCK))
                .accept(SHOP, events.toList())
                .join();
        Waiting.until(
                PATIENCE,
                () -> reader.count(EventFilter.everything(ALL)) + reader.countFailed(everything()) == sent.size());
        return sent;
    }

    private List<FailedEvent> failed() {
        return reader.findFailed(everything(), PAGE).items();
    }

    private static FailedEventFilter everything() {
        return FailedEventFilter.everything(ALL);
    }

    private static SentEvent numbered(int number) {
        String text = event("e").text().utf8().replace("{\"path\":\"/\"}", "{\"n\":" + number + "}");
        return EventText.read(ByteString.utf8(text));
    }

    private static void assertCounts(FailedEventJob job, long matched, long stored, long stillFailing) {
        assertThat(List.of(job.matched(), job.done(), job.stored(), job.stillFailing()))
                .as("matched, done, stored, still failing")
                .containsExactly(matched, matched, stored, stillFailing);
    }
}
