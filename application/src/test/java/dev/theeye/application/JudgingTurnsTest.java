package dev.theeye.application;

import static dev.theeye.application.Sending.CLOCK;
import static dev.theeye.application.Sending.SHOP;
import static dev.theeye.application.Sending.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.validation.RuleBook;
import dev.theeye.domain.validation.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One at a time, by a clock that each judgement moves by more than a turn. */
class JudgingTurnsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AtomicLong clock = new AtomicLong();
    private final JudgingTurns turns = new JudgingTurns(1, clock::get);
    private final RuleBook rules = RuleBook.standard(Duration.ofMinutes(1));
    private final Intake intake = new Intake(CLOCK);
    private final List<ApplicationId> judged = new CopyOnWriteArrayList<>();
    private final CountDownLatch open = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        open.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    void applications_take_turns_whatever_they_ask_for() throws Exception {
        startAndAwaitWaiting(SHOP, 5);
        startAndAwaitWaiting(SHOP, 5);
        startAndAwaitWaiting(SHOP, 5);
        startAndAwaitWaiting(STRANGER, 1);

        open.countDown();
        end();

        assertThat(judged).hasSize(16);
        assertThat(judged.subList(0, 3)).contains(STRANGER);
    }

    @Test
    void verdicts_come_in_the_order_of_the_events() {
        open.countDown();
        List<RawEvent> events = events(SHOP, 100);

        List<Verdict> verdicts = turns.judgeAwaited(SHOP, events, this::judge, () -> true);

        assertThat(verdicts)
                .extracting(verdict -> ((Verdict.Accepted) verdict).event().id())
                .containsExactlyElementsOf(events.stream().map(RawEvent::id).toList());
    }

    @Test
    void one_application_has_only_so_many_long_requests() throws Exception {
        AtomicInteger refused = new AtomicInteger();
        for (int i = 0; i < JudgingTurns.LONG_OF_ONE + 3; i++) {
            start(SHOP, 10, refused);
        }
        Waiting.until(PATIENCE, () -> threads.stream().allMatch(JudgingTurnsTest::waits));

        open.countDown();
        end();

        assertThat(refused.get()).isEqualTo(3);
        assertThat(turns.judgeAwaited(SHOP, events(SHOP, 2), this::judge, () -> true))
                .hasSize(2);
    }

    @Test
    void nothing_is_judged_for_a_caller_that_has_gone() {
        open.countDown();

        assertThatThrownBy(() -> turns.judgeAwaited(SHOP, events(SHOP, 100), this::judge, () -> judged.size() < 5))
                .isInstanceOf(CancellationException.class);

        assertThat(judged).hasSize(5);
    }

    @Test
    void a_judgement_that_throws_gives_its_turn_back() {
        Function<RawEvent, Verdict> broken = event -> {
            throw new IllegalStateException("broken");
        };
        open.countDown();

        assertThatThrownBy(() -> turns.judgeAwaited(SHOP, events(SHOP, 1), broken, () -> true))
                .hasMessage("broken");

        assertThat(turns.judgeAwaited(STRANGER, events(STRANGER, 3), this::judge, () -> true))
                .hasSize(3);
    }

    private void startAndAwaitWaiting(ApplicationId application, int events) throws Exception {
        start(application, events, new AtomicInteger());
        Thread last = threads.getLast();
        Waiting.until(PATIENCE, () -> waits(last));
    }

    private void start(ApplicationId application, int events, AtomicInteger refused) {
        threads.add(Thread.ofPlatform().start(() -> {
            try {
                turns.judgeAwaited(application, events(application, events), this::judge, () -> true);
            } catch (JudgingOverloaded overloaded) {
                refused.incrementAndGet();
            }
        }));
    }

    private static boolean waits(Thread thread) {
        return thread.getState() == Thread.State.WAITING;
    }

    private Verdict judge(RawEvent event) {
        awaitOpen();
        judged.add(event.application());
        clock.addAndGet(JudgingTurns.TURN.toNanos() + 1);
        return rules.judge(event);
    }

    private void awaitOpen() {
        try {
            open.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized List<RawEvent> events(ApplicationId application, int events) {
        return intake.take(application, Sending.events(events));
    }
}
