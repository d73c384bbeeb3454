package dev.theeye.application;

import static dev.theeye.application.Sending.CLOCK;
import static dev.theeye.application.Sending.SHOP;
import static dev.theeye.application.Sending.STRANGER;
import static dev.theeye.application.Sending.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.theeye.adapter.memory.InMemoryApplications;
import dev.theeye.adapter.memory.InMemoryEventQueue;
import dev.theeye.adapter.memory.InMemoryEventStore;
import dev.theeye.application.RecordEvents.Recorded;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.port.EventStoreUnavailable;
import dev.theeye.domain.port.Kept;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.validation.RuleBook;
import dev.theeye.domain.validation.SchemaInForce;
import dev.theeye.domain.validation.SchemaMode;
import dev.theeye.domain.validation.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Events named "slow …" take 5 ms to judge, by a clock that only judging moves; others take 5 µs. */
class DeferralTest {
    private static final Duration SLOW = Duration.ofMillis(5);
    private static final Duration FAST = Duration.ofNanos(5_000);
    private static final ApplicationId CLIENT = STRANGER;
    private static final int MANY = 1_000;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String EVENT = """
            {"session_id":"%s","category":"c","name":"%s %s","data":{"a":1},"timestamp":"2021-01-01T09:15:27Z"}""";

    private final List<Recorded> recorded = new CopyOnWriteArrayList<>();
    private final AtomicLong wall = new AtomicLong();
    private final AtomicLong cpu = new AtomicLong();
    private final JudgingClock clock = new JudgingClock(wall::get, cpu::get);
    private final JudgingShares shares = new JudgingShares(wall::get);
    private final InMemoryEventStore store = new InMemoryEventStore(new InMemoryApplications());
    private final InMemoryEventQueue queue = new InMemoryEventQueue();
    private final InMemoryEventQueue deferredQueue = new InMemoryEventQueue();
    private final AtomicInteger deferred = new AtomicInteger();
    private final DeferEvents deferEvents = new DeferEvents(deferredQueue, deferred::addAndGet);
    private final KeepVerdicts keepVerdicts = new KeepVerdicts(store, recorded::addAll);
    private final Intake intake = new Intake(CLOCK);
    private final RuleBook rules = RuleBook.standard(
            Duration.ofMinutes(1),
            type -> Optional.of(new SchemaInForce(1, SchemaMode.ENFORCE, payload -> {
                pass(type.name().startsWith("slow") ? SLOW : FAST);
                return List.of();
            })));
    private final JudgingTurns turns = new JudgingTurns(1, wall::get);
    private final RecordEvents recording = new RecordEvents(rules, shares, clock, keepVerdicts, deferEvents);

    @Test
    void costly_events_are_deferred_and_their_neighbours_kept() {
        List<RawEvent> batch = new ArrayList<>(sent(SHOP, "slow", MANY));
        batch.addAll(sent(CLIENT, "fast", MANY));

        recording.record(batch);

        assertThat(passed()).isLessThan(Duration.ofMillis(150));
        assertThat(stored(CLIENT)).isEqualTo(MANY);
        assertThat(stored(SHOP)).isBetween(15L, 30L);
        assertThat(deferred.get()).isEqualTo(MANY - (int) stored(SHOP));
    }

    @Test
    void what_was_deferred_is_kept_once() {
        recording.record(sent(SHOP, "slow", MANY));

        try (var delivery = deferredQueue.deliverTo(recordDeferred())) {
            Waiting.until(PATIENCE, () -> stored(SHOP) == MANY);
        }

        assertThat(recorded).extracting(Recorded::kept).containsOnly(Kept.STORED);
    }

    @Test
    void a_deferred_batch_ends_soon_and_its_rest_is_deferred_again() {
        List<RawEvent> batch = new ArrayList<>(sent(SHOP, "slow", MANY));
        batch.addAll(sent(CLIENT, "slow too", MANY));

        recordDeferred().record(batch);

        assertThat(passed()).isLessThan(Duration.ofMillis(600));
        assertThat(stored(CLIENT)).isBetween(40L, 60L);
        assertThat(stored(SHOP)).isBetween(40L, 60L);
        assertThat(deferred.get()).isEqualTo(2 * MANY - (int) (stored(SHOP) + stored(CLIENT)));
    }

    @Test
    void ordinary_events_are_never_deferred_however_many() {
        for (int i = 0; i < 100; i++) {
            recording.record(sent(SHOP, "fast " + i, MANY));
        }

        assertThat(deferred.get()).isZero();
        assertThat(stored(SHOP)).isEqualTo(100L * MANY);
    }

    @Test
    void a_pause_of_the_machine_is_charged_to_no_application() {
        for (int i = 0; i < 100; i++) {
            wall.addAndGet(Duration.ofSeconds(1).toNanos());
            recording.record(sent(SHOP, "fast " + i, 1));
        }

        assertThat(deferred.get()).isZero();
    }

    @Test
    void a_share_recovers_with_time() {
        recording.record(sent(SHOP, "slow", MANY));
        boolean spent = shares.isSpent(SHOP);

        wall.addAndGet(Duration.ofSeconds(4).toNanos());

        assertThat(spent).isTrue();
        assertThat(shares.isSpent(SHOP)).isFalse();
    }

    @Test
    void many_applications_together_take_no_more_than_a_second() {
        for (int i = 0; i < 50; i++) {
            recording.record(sent(new ApplicationId(new UUID(1, i)), "slow", MANY));
        }

        // then one event of each shows what it is
        assertThat(passed()).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void while_the_deferred_queue_is_full_events_are_judged_after_all() {
        DeferEvents full = new DeferEvents(new InMemoryEventQueue(0), deferred::addAndGet);

        new RecordEvents(rules, shares, clock, keepVerdicts, full).record(sent(SHOP, "slow", MANY));
        new RecordDeferredEvents(rules, turns, shares, clock, keepVerdicts, full).record(sent(CLIENT, "slow", MANY));

        assertThat(stored(SHOP)).isEqualTo(MANY);
        assertThat(stored(CLIENT)).isEqualTo(MANY);
    }

    @Test
    void while_the_store_is_away_nothing_is_deferred() {
        store.interrupt();
        List<RawEvent> batch = new ArrayList<>(sent(SHOP, "slow", MANY));
        batch.addAll(sent(CLIENT, "fast", 1));

        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> recording.record(batch)).isInstanceOf(EventStoreUnavailable.class);
        }

        assertThat(deferred.get()).isZero();
    }

    @Test
    void what_is_sent_while_the_share_is_spent_goes_past_the_queue() throws Exception {
        AcceptEvents accept = new AcceptEvents(queue, deferredQueue, shares, intake);
        recording.record(sent(SHOP, "slow", MANY));
        long before = stored(SHOP);

        accept.accept(SHOP, List.of(json(EVENT.formatted(SHOP.value(), "slow and late", 0))))
                .get();
        accept.accept(CLIENT, List.of(json(EVENT.formatted(CLIENT.value(), "fast", 0))))
                .get();

        try (var delivery = queue.deliverTo(recording)) {
            Waiting.until(PATIENCE, () -> stored(CLIENT) == 1);
        }
        assertThat(stored(SHOP)).isEqualTo(before);
        try (var delivery = deferredQueue.deliverTo(recordDeferred())) {
            Waiting.until(PATIENCE, () -> stored(SHOP) == MANY + 1);
        }
    }

    private RecordDeferredEvents recordDeferred() {
        return new RecordDeferredEvents(rules, turns, shares, clock, keepVerdicts, deferEvents);
    }

    private void pass(Duration time) {
        wall.addAndGet(time.toNanos());
        cpu.addAndGet(time.toNanos());
    }

    private Duration passed() {
        return Duration.ofNanos(wall.get());
    }

    /** Each in a session of its application, or the other one's would be kept as failed. */
    private List<RawEvent> sent(ApplicationId application, String name, int events) {
        return intake.take(
                application,
                IntStream.range(0, events)
                        .mapToObj(i -> json(EVENT.formatted(application.value(), name, i)))
                        .toList());
    }

    private long stored(ApplicationId application) {
        return recorded.stream()
                .filter(one -> one.kept() == Kept.STORED
                        && one.verdict() instanceof Verdict.Accepted accepted
                        && accepted.event().application().equals(application))
                .count();
    }
}
